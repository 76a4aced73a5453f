/** Labels of numbers and addresses: typed with them, in lines, in the names of columns, and in vCards. */
import { describe, expect, it, test } from 'vitest'

import {
  labelFrom,
  labelInHeader,
  parseLabel,
  splitLabel,
  withLabelText,
  withoutLabelText,
} from '../../src/language/address-labels.ts'
import { parseEmails } from '../../src/language/emails.ts'
import { findSpans } from '../../src/language/lines/find-spans.ts'
import { isOf } from '../../src/language/lines/span.ts'
import { parsePhones } from '../../src/language/phones.ts'
import { readContactCard } from '../../src/language/read-contact-card.ts'
import { readVCard } from '../../src/language/read-vcard.ts'

describe('a number typed with its label', () => {
  test.each([
    ['+380671234567 робочий', 'work'],
    ['work +380671234567', 'work'],
    ['моб.: 067 123 45 67', 'mobile'],
    ['моб.+380671234567', 'mobile'],
    ['067 123-45-67 - дом', 'home'],
    ['(067) 123-45-67 (бухгалтерія)', 'бухгалтерія'],
    ['Reception: +380671234567', 'Reception'],
    ['+380 67 123 45 67 · 2nd floor', '2nd floor'],
    ['+380671234567', undefined],
  ])('%s', (typed, label) => {
    const [phone] = parsePhones(typed, 'UA')
    expect(phone).toMatchObject({ e164: '+380671234567' })
    expect(phone?.label).toBe(label)
  })

  it('keeps its extension, and each of several has its own', () => {
    expect(parsePhones('+1 202 555 0143 ext. 12 office, home +1 202 555 0144', 'US')).toEqual([
      { value: '+1 202 555 0143 ext. 12', e164: '+12025550143;ext=12', label: 'work' },
      { value: '+1 202 555 0144', e164: '+12025550144', label: 'home' },
    ])
  })

  it('a word that is not a label is still refused', () => {
    expect(() => parsePhones('+380671234567 tomorrow', 'UA')).toThrow('not-a-phone')
  })
})

test.each([
  ['anna@example.com (personal)', [['anna@example.com', 'home']]],
  [
    'work: a@example.com; b@example.com рабочий',
    [
      ['a@example.com', 'work'],
      ['b@example.com', 'work'],
    ],
  ],
  [
    'a@example.com b@example.com',
    [
      ['a@example.com', undefined],
      ['b@example.com', undefined],
    ],
  ],
  ['work@example.com', [['work@example.com', undefined]]],
])('an address typed with its label: %s', (typed, found) => {
  expect(parseEmails(typed).map(({ value, label }) => [value, label])).toEqual(found)
})

test.each([
  ['* Work', 'work'],
  ['_$!<Mobile>!$_', 'mobile'],
  ['Домашній', 'home'],
  ['Front desk, 2', 'Front desk 2'],
  ['', null],
  ['12', null],
  ['much too long to be a label', null],
])('a label of another program: %s', (theirs, label) => {
  expect(labelFrom(theirs)).toBe(label)
})

it('a typed label is one line of at most 20 characters', () => {
  expect(parseLabel(' офіс ')).toBe('work')
  expect(parseLabel('Секретар')).toBe('Секретар')
  expect(() => parseLabel('двадцять один символ!')).toThrow('too-long')
  expect(() => parseLabel('123')).toThrow('no-letters')
})

test.each([
  ['Business Phone', 'work'],
  ['Home Phone 2', 'home'],
  ['Mobile Phone Number', 'mobile'],
  ['mobilephone', 'mobile'],
  ['Робочий телефон', 'work'],
  ['E-mail (personal)', 'home'],
  ['Phone', null],
  ['Workshop phone', null],
])('the name of a column says what its numbers are for: %s', (header, label) => {
  expect(labelInHeader(header)).toBe(label)
})

it('what is written together is taken apart again', () => {
  const text = withLabelText('+380671234567', { label: 'Front desk' })
  expect(splitLabel(text)).toEqual({ rest: '+380671234567', label: 'Front desk' })
  expect(withoutLabelText(text)).toBe('+380671234567')
  expect(withLabelText('+380671234567', {})).toBe('+380671234567')
})

describe('in a line', () => {
  const known = { members: [], contacts: [], companies: [], deals: [] }
  const options = {
    locale: 'uk',
    region: 'UA',
    currency: 'UAH',
    timeZone: 'Europe/Kyiv',
    now: new Date('2026-03-02T10:00:00Z'),
  } as const
  const phones = (line: string) => findSpans(line, known, options).spans.filter(isOf('phone'))

  test.each([
    ['Анна Коваль +380671234567 робочий', 'work'],
    ['Anna Koval, mob. 067 123 45 67, anna@example.com', 'mobile'],
    ['Anna Koval +380671234567 (reception)', 'reception'],
    ['Anna at work +380671234567', undefined],
    ['Anna +380671234567 work on the offer', undefined],
    ['Anna +380671234567', undefined],
  ])('%s', (line, label) => {
    expect(phones(line).map(({ value }) => value.label)).toEqual([label])
  })
})

const CARD = [
  'BEGIN:VCARD',
  'VERSION:2.1',
  'N:Коваль;Анна;;;',
  'FN:Анна Коваль',
  'TEL;CELL;PREF:+380671234567',
  'TEL;WORK;VOICE:+12025550143,12',
  'item1.TEL;type=pref:+12025550199',
  'item1.X-ABLabel:Reception',
  'TEL;TYPE="home,voice":+12025550111',
  'item2.EMAIL;type=INTERNET:a@example.com',
  'item2.X-ABLabel:_$!<Other>!$_',
  'EMAIL;WORK;INTERNET:b@example.com',
  'END:VCARD',
  '',
].join('\r\n')

it('a vCard’s types and groups are labels', () => {
  expect(readVCard(CARD)).toMatchObject({
    name: 'Анна Коваль',
    phones: [
      '+380671234567 · mobile',
      '+12025550143 ext. 12 · work',
      '+12025550199 · Reception',
      '+12025550111 · home',
    ],
    emails: ['a@example.com · other', 'b@example.com · work'],
  })
})

it('the number that a chat sends with a card has the label that the card gives it', () => {
  const { person } = readContactCard({ given: 'Анна', family: '', phone: '380671234567', vcard: CARD }, 'UA')
  expect(person.phones.map((text) => parsePhones(text, 'UA')[0])).toMatchObject([
    { e164: '+380671234567', label: 'mobile' },
    { e164: '+12025550143;ext=12', label: 'work' },
    { e164: '+12025550199', label: 'Reception' },
    { e164: '+12025550111', label: 'home' },
  ])
})
