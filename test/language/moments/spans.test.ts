import fc from 'fast-check'
import { expect, test } from 'vitest'

import { LOCALES } from '../../../src/locale.ts'
import { findDate } from '../../../src/language/read-date.ts'
import { found, NOON, optionsFor, ZONE } from './moment-lines.ts'

/** “kind[words]” for each span, with “?” if it could be a name and “~” if it is only likely. */
function spans(line: string): string {
  const marks = { certain: '', likely: '~', doubtful: '?' } as const
  const date = findDate(line, optionsFor(line))
  return (date?.spans ?? []).map(({ kind, words, certainty }) => `${kind}${marks[certainty]}[${words}]`).join(' ')
}

test.each([
  ['call Anna tomorrow at 10:00 UTC', 'day[tomorrow] time[at 10:00] zone[UTC]'],
  ['call Anna at 3pm EST on friday', 'time[at 3pm] zone[EST] day[on friday]'],
  ['every monday at 9 call Anna', 'repeat[every monday] time[at 9]'],
  ['send offer by the end of the week', 'day[by the end of the week]'],
  ['завтра о пів на четверту за Києвом дзвінок', 'day[завтра] time[о пів на четверту] zone[за Києвом]'],
  ['щомісяця 5-го о 10:00 оренда', 'repeat[щомісяця 5-го] time[о 10:00]'],
  ['tomorrow, by 10', 'day[tomorrow] time[by 10]'],
])('The spans of “%s”', (line, expected) => {
  expect(spans(line)).toBe(expected)
})

test.each([
  ['Іван Середа', 'day?[Середа]'],
  ['Середа Іван', 'day?[Середа]'],
  ['Неділя', 'day?[Неділя]'],
  ['Субота Олена 050 123 45 67', 'day?[Субота]'],
  ['зателефонувати Середі', 'day?[Середі]'],
  ['зустріч з П’ятницею', 'day?[з П’ятницею]'],
  ['Wednesday Addams', 'day?[Wednesday]'],
  ['Tuesday Weld', 'day?[Tuesday]'],
  ['Joe Friday', 'day?[Friday]'],
  ['contact Sunday Okafor', 'day?[Sunday]'],
  ['April Jones', ''],
  ['May Chen', ''],
  ['June Carter', ''],
  ['Марко Березень', ''],
  ['зустріч з Марком Березнем', ''],
  ['подзвонити в середу', 'day[в середу]'],
  ['Середа 10:00 зустріч', 'day~[Середа] time[10:00]'],
  ['ПОДЗВОНИТИ В СЕРЕДУ', 'day[В СЕРЕДУ]'],
  ['call Anna friday', 'day~[friday]'],
  ['call Anna on Friday', 'day[on Friday]'],
  ['Friday 10:00 Anna', 'day~[Friday] time[10:00]'],
  ['call Anna next Friday', 'day[next Friday]'],
])('How surely “%s” names a day', (line, expected) => {
  expect(spans(line)).toBe(expected)
})

test.each([
  ['Іван Середа завтра о 10', ['Thu 2026-11-19 10:00', 'Іван Середа']],
  ['зустріч з Іваном Середою у п’ятницю', ['Fri 2026-11-20', 'зустріч з Іваном Середою']],
  ['Wednesday Addams call tomorrow', ['Thu 2026-11-19', 'Wednesday Addams call']],
  ['call May tomorrow', ['Thu 2026-11-19', 'call May']],
  ['call June at 5', ['Wed 2026-11-18 17:00', 'call June']],
])('In “%s” a day that could be a name steps back behind a certain one', (line, expected) => {
  expect(found(line)).toEqual(expected)
})

test('Nothing is found in what the caller knows to be something else', () => {
  const line = 'Іван Середа о 10:00'
  const taken = [{ start: 0, end: 'Іван Середа'.length }]
  expect(found(line, { taken })).toEqual(['Thu 2026-11-19 10:00', 'Іван Середа'])
  expect(found('Wednesday Addams', { taken: [{ start: 0, end: 16 }] })).toBeNull()
  expect(found('Wednesday Addams friday', { taken: [{ start: 0, end: 16 }] })).toEqual([
    'Fri 2026-11-20',
    'Wednesday Addams',
  ])
})

const WORDS = [
  'call',
  'Anna',
  'Іван',
  'Середа',
  'about',
  'the',
  'invoice',
  '5',
  'people',
  'звіт',
  'для',
  'з',
  'Максом',
  'May',

  'tomorrow',
  'next week',
  'on Friday',
  'friday',
  'at eight',
  '10:00',
  'UTC',
  '3pm EST',
  'half past 3',
  'every monday',
  'daily',
  'every 2 weeks',
  'EOD',
  'by',
  '28.11',
  '2026-11-28',
  '2026-11-28T14:30Z',
  'before Christmas',
  'morning',
  'завтра',
  'о пів на четверту',
  'о дев’ятій вечора',
  'за Києвом',
  'щопонеділка',
  'щомісяця 5-го',
  'до кінця дня',
  'у вівторок',
  'наступного тижня',
  'через 2 години',
  'за чверть восьма',
  'кожні два тижні',
  '—',
  '(',
  ')',
  ',',
  '.',
  '@',
]

test('No word of a line vanishes: the spans and what is left of it give it back', () => {
  const line = fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 120 }),
  )
  fc.assert(
    fc.property(line, fc.constantFrom(...LOCALES), fc.boolean(), (typed, locale, forward) => {
      const date = findDate(typed, { locale, timeZone: ZONE, now: NOON, forward })
      if (date === null) return
      let from = 0
      let whole = ''
      let left = ''
      for (const { start, end, words } of date.spans) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(words).toBe(date.text.slice(start, end))
        expect(words.trim()).toBe(words)
        whole += date.text.slice(from, start) + words
        left += `${date.text.slice(from, start)} `
        from = end
      }
      expect(whole + date.text.slice(from)).toBe(date.text)
      left += date.text.slice(from)
      const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}\p{S}]/gu, '')
      expect(lettersOf(date.rest)).toBe(lettersOf(left))
    }),
    { numRuns: 400 },
  )
})
