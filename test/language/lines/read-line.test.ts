import fc from 'fast-check'
import { expect, test } from 'vitest'

import { findMoney } from '../../../src/language/find-money.ts'
import { readLine, readingOf } from '../../../src/language/lines/read-line.ts'
import { overlaps } from '../../../src/language/lines/span.ts'
import { LOCALES } from '../../../src/locale.ts'
import { KNOWN, OPTIONS } from '../../fixtures/typed-lines/workspace.ts'

const PIECES = [
  'call ',
  'deal ',
  'note ',
  'new contact ',
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
  'Середа ',
  'Оксані ',
  'tomorrow ',
  'at 10 ',
  ': ',
  ', ',
  '(',
  ')',
  ' - ',
  'every monday ',
  '\n',
  'Acme ',
  'remind me ',
  '31.12 ',
  '@tom_baker ',
  'website ',
  '“',
  '”',
] as const
const madeOfPieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(''))
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 4096 }), madeOfPieces)

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

test('No text makes the reader throw, no two spans overlap, and there is always a search', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...LOCALES), (typed, locale) => {
      const { spans, readings } = readLine(typed, { ...OPTIONS, locale }, KNOWN)
      spans.forEach((span, at) => {
        expect(spans.slice(at + 1).filter((other) => overlaps(span, other))).toEqual([])
      })
      expect(readings.map(({ kind }) => kind)).toContain('search')
      const [best] = readings
      if (best.kind === 'task') expect(best.title).not.toBe('')
    }),
    { numRuns: 300 },
  )
})

test('Title and spans together give the line back: no word is lost', () => {
  fc.assert(
    fc.property(madeOfPieces, (typed) => {
      const read = readLine(typed, OPTIONS, KNOWN)
      const task = readingOf(read, 'task')
      if (task === null) return
      const kept = [
        ...wordsIn(task.title),
        ...read.spans.flatMap(({ start, end }) => wordsIn(read.text.slice(start, end))),
      ]
      // “to” behind a reminder belongs to it.
      for (const word of wordsIn(read.text)) expect([...kept, 'to']).toContain(word)
    }),
    { numRuns: 500 },
  )
})

test('Everything of a line about a person is in a field or in the rest', () => {
  fc.assert(
    fc.property(madeOfPieces, (typed) => {
      const read = readLine(`${typed} +380501234567`, OPTIONS, KNOWN)
      const contact = readingOf(read, 'contact')
      if (contact === null) return
      const { name, phones, emails, company, job, tags, rest } = contact
      const kept = wordsIn([name, ...phones, ...emails, company ?? '', job ?? '', ...tags, rest].join(' '))
      const keyword = read.spans.filter(({ kind }) => kind === 'keyword')
      const said = keyword.flatMap(({ start, end }) => wordsIn(read.text.slice(start, end)))
      for (const word of wordsIn(read.text).filter((one) => /\p{L}{3}/u.test(one)))
        expect([...kept, ...said]).toContain(word)
    }),
    { numRuns: 300 },
  )
})

test('The other readings follow the best one', () => {
  const kindsOf = (line: string) => readLine(line, OPTIONS, KNOWN).readings.map(({ kind }) => kind)
  expect(kindsOf('call Oscar tomorrow')).toEqual(['task', 'search', 'deal', 'note', 'contact'])
  expect(kindsOf('website 5000 eur').slice(0, 2)).toEqual(['search', 'deal'])
  expect(kindsOf('John Smith +380501234567')[0]).toBe('contact')
  expect(new Set(kindsOf('call Oscar tomorrow')).size).toBe(5)
})

test('Own contacts come before others’ among those who fit', () => {
  const [anna, other] = KNOWN.contacts.filter(({ name }) => name.startsWith('Anna'))
  if (anna === undefined || other === undefined) throw new Error('There are two')
  const known = {
    ...KNOWN,
    contacts: [
      { ...anna, own: false },
      { ...other, own: true },
    ],
  }
  const task = readingOf(readLine('call Anna', OPTIONS, known), 'task')
  expect(task?.people.fits.map(({ own }) => own)).toEqual([true, false])
})

test('A text that is too long for a line can only be searched for or be a note', () => {
  const { readings } = readLine(`call Oscar ${'very '.repeat(200)}late`, OPTIONS, KNOWN)
  expect(readings.map(({ kind }) => kind)).toEqual(['search', 'note'])
})

test.each(['5 people', '5 try', '5 m of cable', 'room 500', 'v1.5'])('“%s” in a sentence is not an amount', (text) => {
  expect(findMoney(`order ${text} today`, { ...OPTIONS, bare: true })).toBeNull()
})

test('Tags and the company are read for every kind, and stay in the title of a task, which has no field for them', () => {
  const task = readingOf(readLine('call Anna #vip @Acme_Ltd #терміново #vip', OPTIONS, KNOWN), 'task')
  expect(task?.title).toBe('call Anna #vip @Acme_Ltd #терміново #vip')
  for (const [line, kind] of [
    ['deal website', 'deal'],
    ['Anna Smith +380501234567', 'contact'],
  ] as const) {
    const reading = readingOf(readLine(`${line} #vip @Acme_Ltd #терміново #vip`, OPTIONS, KNOWN), kind)
    expect(reading).toMatchObject({ tags: ['vip', 'терміново'], company: 'Acme Ltd' })
  }
})
