import fc from 'fast-check'
import { expect, test } from 'vitest'

import { LOCALES } from '../../src/locale.ts'
import { findMoney } from '../../src/language/find-money.ts'
import type { DateReading } from '../../src/language/read-date.ts'
import type { MoneyReading } from '../../src/language/read-money.ts'
import { type QuickAddOptions, readQuickAdd } from '../../src/language/read-quick-add.ts'

/** A Wednesday, 12:00 in Kyiv. */
const OPTIONS: QuickAddOptions = {
  locale: 'en',
  timeZone: 'Europe/Kyiv',
  now: new Date('2026-11-18T10:00:00Z'),
  region: 'UA',
  currency: 'EUR',
}

function day(reading: DateReading | null): string | null {
  if (reading === null || !reading.ok) return reading?.problem ?? null
  return reading.when.allDay ? reading.when.date : reading.when.at.toISOString()
}

function amount(reading: MoneyReading | null): string | null {
  if (reading === null || !reading.ok) return reading?.problem ?? null
  return `${reading.money.minor} ${reading.money.currency}`
}

/** A reading on one line: the kind, then what matters for it. */
function read(text: string): readonly (string | null)[] {
  const found = readQuickAdd(text, OPTIONS)
  switch (found.kind) {
    case 'task':
      return [found.type, found.title, day(found.due), found.contactHint]
    case 'deal':
      return ['deal', found.title, amount(found.amount), found.companyHint ?? found.contactHint]
    case 'contact':
      return ['contact', found.name, found.phones.join(' '), found.emails.join(' ')]
    case 'search':
      return ['search', found.text]
  }
}

test.each([
  ['call Anna tomorrow 10:00', ['call', 'call Anna', '2026-11-19T08:00:00.000Z', 'Anna']],
  ['Call back Anna Smith', ['call', 'Call back Anna Smith', null, 'Anna Smith']],
  ['call anna', ['call', 'call anna', null, 'anna']],
  ['meeting with Max on friday', ['meeting', 'meeting with Max', '2026-11-20', 'Max']],
  ['meeting with Max 03/04', ['meeting', 'meeting with Max', 'ambiguous', 'Max']],
  ['email Anna about the contract', ['email', 'email Anna about the contract', null, 'Anna']],
  ['remind me to call Anna next monday', ['call', 'call Anna', '2026-11-23', 'Anna']],
  ['todo: prepare slides', ['todo', 'prepare slides', null, null]],
  ['send offer to Max by friday', ['todo', 'send offer to Max', '2026-11-20', null]],
  ['lunch friday 13:00 with Max', ['todo', 'lunch with Max', '2026-11-20T11:00:00.000Z', 'Max']],
  ['pay rent 31.11', ['todo', 'pay rent', 'no-such-day', null]],
  ['call +380 50 123 45 67 tomorrow', ['call', 'call +380 50 123 45 67', '2026-11-19', null]],
  ['tomorrow call +380 50 123 45 67', ['call', 'call +380 50 123 45 67', '2026-11-19', null]],
  ['подзвонити Анні завтра о 10', ['call', 'подзвонити Анні', '2026-11-19T08:00:00.000Z', 'Анні']],
  ['завтра о 10 зателефонувати Ірині', ['call', 'зателефонувати Ірині', '2026-11-19T08:00:00.000Z', 'Ірині']],
  ['зустріч з Максом у п’ятницю 15:00', ['meeting', 'зустріч з Максом', '2026-11-20T13:00:00.000Z', 'Максом']],
  ['написати Олені післязавтра', ['email', 'написати Олені', '2026-11-20', 'Олені']],
  ['нагадай купити торт завтра', ['todo', 'купити торт', '2026-11-19', null]],
  ['нагадай мені подзвонити Анні через 2 години', ['call', 'подзвонити Анні', '2026-11-18T12:00:00.000Z', 'Анні']],
])('“%s” is a task', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each([
  ['deal website for Acme 5000 eur', ['deal', 'website for Acme', '500000 EUR', 'Acme']],
  ['Deal: website 5000', ['deal', 'website', '500000 EUR', null]],
  ['deal website 12.50 usd', ['deal', 'website', '1250 USD', null]],
  ['deal website $12.5k for Acme', ['deal', 'website for Acme', '1250000 USD', 'Acme']],
  ['new deal CRM with Anna', ['deal', 'CRM with Anna', null, 'Anna']],
  ['deal iPhone 15', ['deal', 'iPhone 15', null, null]],
  ['deal 5.000 eur hosting', ['deal', 'hosting', 'ambiguous', null]],
  ['deal hosting -5 eur', ['deal', 'hosting', 'negative', null]],
  ['deal 5000 eur', ['deal', '', '500000 EUR', null]],
  ['угода сайт для Acme 5000 євро', ['deal', 'сайт для Acme', '500000 EUR', 'Acme']],
  ['нова угода ремонт 1 200,50 грн', ['deal', 'ремонт', '120050 UAH', null]],
  ['угода офіс для Нова Пошта 3,5 млн грн', ['deal', 'офіс для Нова Пошта', '350000000 UAH', 'Нова Пошта']],
])('“%s” is a deal', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test('A deal gets its expected close date', () => {
  const found = readQuickAdd('угода ремонт 5к до кінця місяця', OPTIONS)
  expect(found.kind === 'deal' && [found.title, day(found.expectedClose)]).toEqual(['ремонт', '2026-11-30'])
})

test.each([
  ['Anna Kovalenko 050 123 45 67', ['contact', 'Anna Kovalenko', '+380501234567', '']],
  ['+380501234567', ['contact', '', '+380501234567', '']],
  ['Max max@acme.com', ['contact', 'Max', '', 'max@acme.com']],
  ['email: anna@x.com', ['contact', '', '', 'anna@x.com']],
  ['Олена Коваль, тел. 0501234567, olena@x.ua', ['contact', 'Олена Коваль', '+380501234567', 'olena@x.ua']],
])('“%s” is a contact', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each(['Acme', 'call', 'deal', 'tomorrow', 'Good morning', 'Анна', 'website 5000 eur', ''])(
  '“%s” is searched for',
  (text) => {
    expect(read(text)).toEqual(['search', text])
  },
)

test('Tags and the company are extracted for every kind', () => {
  for (const line of ['call Anna', 'deal website', 'Anna +380501234567']) {
    const found = readQuickAdd(`${line} #vip @Acme_Ltd #терміново #vip`, OPTIONS)
    expect(found).toMatchObject({ tags: ['vip', 'терміново'], companyHint: 'Acme Ltd' })
  }
  expect(readQuickAdd('call Anna @"Acme & Sons"', OPTIONS)).toMatchObject({
    companyHint: 'Acme & Sons',
    title: 'call Anna',
  })
})

test.each(['5 people', '5 try', '5 m of cable', 'room 500', 'v1.5'])('“%s” in a sentence is not an amount', (text) => {
  expect(findMoney(`order ${text} today`, { ...OPTIONS, bare: true })).toBeNull()
})

test('No text makes the reader throw, and the whole text is searched for if it is not understood', () => {
  const pieces = fc.constantFrom(
    'call ',
    'deal ',
    '5 ',
    'eur ',
    '#',
    '@',
    'a@b.ua ',
    '+38050',
    '123',
    ' ',
    'завтра ',
    'з ',
    'Anna ',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4096 }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom(...LOCALES), (typed, locale) => {
      const found = readQuickAdd(typed, { ...OPTIONS, locale })
      if (found.kind === 'task') expect(found.title).not.toBe('')
      if (found.kind === 'contact') expect(found.phones.length + found.emails.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
