import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import { LOCALES } from '../../src/locale.ts'
import { type DateOptions, findDate, readDate, type DateReading } from '../../src/language/read-date.ts'

/** A Wednesday, 12:00 in Kyiv. */
const NOON = new Date('2026-11-18T10:00:00Z')
const KYIV: DateOptions = { locale: 'en', timeZone: 'Europe/Kyiv', now: NOON, forward: true }

function shown(reading: DateReading, timeZone: string): string {
  if (!reading.ok)
    return reading.problem === 'ambiguous'
      ? `ambiguous ${reading.choices.map((choice) => choice.date).join(',')}`
      : reading.problem
  const { at, allDay, date, past } = reading.when
  const local = DateTime.fromJSDate(at, { zone: timeZone }).setLocale('en')
  expect(local.toFormat('yyyy-MM-dd')).toBe(date)
  return `${local.toFormat('ccc yyyy-MM-dd HH:mm')}${allDay ? ' all day' : ''}${past ? ' past' : ''}`
}

function read(text: string, options: Partial<DateOptions> = {}): string {
  const all = { ...KYIV, ...options }
  return shown(readDate(text, all), all.timeZone)
}

const ENGLISH: readonly (readonly [string, string])[] = [
  ['today', 'Wed 2026-11-18 00:00 all day'],
  ['tomorrow', 'Thu 2026-11-19 00:00 all day'],
  ['in 2 hours', 'Wed 2026-11-18 14:00'],
  ['next friday 10:00', 'Fri 2026-11-27 10:00'],
  ['friday', 'Fri 2026-11-20 00:00 all day'],
  ['wednesday', 'Wed 2026-11-25 00:00 all day'],
  ['this wednesday', 'Wed 2026-11-18 00:00 all day'],
  ['last friday', 'Fri 2026-11-13 00:00 all day past'],
  ['yesterday', 'Tue 2026-11-17 00:00 all day past'],
  ['yesterday at 5', 'Tue 2026-11-17 17:00 past'],
  ['this evening', 'Wed 2026-11-18 18:00'],
  ['tonight', 'Wed 2026-11-18 20:00'],
  ['in an hour', 'Wed 2026-11-18 13:00'],
  ['in an hour and a half', 'Wed 2026-11-18 13:30'],
  ['in half an hour', 'Wed 2026-11-18 12:30'],
  ['in 3 days', 'Sat 2026-11-21 00:00 all day'],
  ['in 2 weeks at 10am', 'Wed 2026-12-02 10:00'],
  ['28 november', 'Sat 2026-11-28 00:00 all day'],
  ['Nov 28', 'Sat 2026-11-28 00:00 all day'],
  ['November 28th, 2026 at 2:30 pm', 'Sat 2026-11-28 14:30'],
  ['28th of nov', 'Sat 2026-11-28 00:00 all day'],
  ['the 28th', 'Sat 2026-11-28 00:00 all day'],
  ['10th', 'Thu 2026-12-10 00:00 all day'],
  ['28.11', 'Sat 2026-11-28 00:00 all day'],
  ['28.11.2026 14:30', 'Sat 2026-11-28 14:30'],
  ['2026-11-28', 'Sat 2026-11-28 00:00 all day'],
  ['2026-11-28T14:30', 'Sat 2026-11-28 14:30'],
  ['2026-11-28T14:30:00Z', 'Sat 2026-11-28 16:30'],
  ['2026-11-28 14:30', 'Sat 2026-11-28 14:30'],
  ['31 Feb', 'no-such-day'],
  ['29 feb', 'Tue 2028-02-29 00:00 all day'],
  ['29 feb 2027', 'no-such-day'],
  ['31.11', 'no-such-day'],
  ['03/04', 'ambiguous 2027-03-04,2027-04-03'],
  ['11/28', 'Sat 2026-11-28 00:00 all day'],
  ['04/04', 'Sun 2027-04-04 00:00 all day'],
  ['13/13', 'no-such-day'],
  ['3/4/2027', 'ambiguous 2027-03-04,2027-04-03'],
  ['12.30', 'not-a-date'],
  ['at 3', 'Wed 2026-11-18 15:00'],
  ['03:00', 'Thu 2026-11-19 03:00'],
  ['noon', 'Wed 2026-11-18 12:00'],
  ['tomorrow noon', 'Thu 2026-11-19 12:00'],
  ['midnight', 'Thu 2026-11-19 00:00'],
  ['10am', 'Thu 2026-11-19 10:00'],
  ['10:00 tomorrow', 'Thu 2026-11-19 10:00'],
  ['tomorrow morning', 'Thu 2026-11-19 09:00'],
  ['tomorrow evening at 7', 'Thu 2026-11-19 19:00'],
  ['friday, 28 november', 'Sat 2026-11-28 00:00 all day'],
  ['next week', 'Mon 2026-11-23 00:00 all day'],
  ['next month', 'Tue 2026-12-01 00:00 all day'],
  ['end of month', 'Mon 2026-11-30 00:00 all day'],
  ['end of the week', 'Fri 2026-11-20 00:00 all day'],
  ['weekend', 'Sat 2026-11-21 00:00 all day'],
  ['5 days ago', 'Fri 2026-11-13 00:00 all day past'],
  ['last day of march', 'Wed 2027-03-31 00:00 all day'],
  ['monday week', 'not-a-date'],
  ['may', 'not-a-date'],
  ['sun', 'Sun 2026-11-22 00:00 all day'],
  ['five', 'not-a-date'],
  ['', 'not-a-date'],
  ['25:00', 'not-a-date'],
  ['friday 25:00', 'not-a-date'],
  ['march 5', 'Fri 2027-03-05 00:00 all day'],
  ['5 jan', 'Tue 2027-01-05 00:00 all day'],
  ['in 0 days', 'Wed 2026-11-18 00:00 all day'],
  ['tomorrow 10', 'Thu 2026-11-19 10:00'],
  ['day after tomorrow', 'Fri 2026-11-20 00:00 all day'],
  ['by friday', 'Fri 2026-11-20 00:00 all day'],
  ['mon 9:30-10:30', 'Mon 2026-11-23 09:30'],
  ['eom', 'Mon 2026-11-30 00:00 all day'],
  ['12pm', 'Wed 2026-11-18 12:00'],
  ['12am', 'Thu 2026-11-19 00:00'],
  ['a week from now', 'Wed 2026-11-25 00:00 all day'],
  ['in 9999 years', 'not-a-date'],
  ['in 45 minutes', 'Wed 2026-11-18 12:45'],
  ['in 2h', 'Wed 2026-11-18 14:00'],
  ['in 2147483647 hours', 'not-a-date'],
  ['sunday next week', 'Sun 2026-11-29 00:00 all day'],
  ['half past 3', 'Wed 2026-11-18 15:30'],
  ['tomorrow 3pm EST', 'Thu 2026-11-19 22:00'],
  ['eod', 'Wed 2026-11-18 00:00 all day'],
  ['every monday', 'not-a-date'],
  ['daily', 'not-a-date'],
]
const UKRAINIAN: readonly (readonly [string, string])[] = [
  ['сьогодні', 'Wed 2026-11-18 00:00 all day'],
  ['завтра о 10:00', 'Thu 2026-11-19 10:00'],
  ['завтра', 'Thu 2026-11-19 00:00 all day'],
  ['післязавтра', 'Fri 2026-11-20 00:00 all day'],
  ['через 2 години', 'Wed 2026-11-18 14:00'],
  ['через годину', 'Wed 2026-11-18 13:00'],
  ['через пів години', 'Wed 2026-11-18 12:30'],
  ['через півгодини', 'Wed 2026-11-18 12:30'],
  ['через півтори години', 'Wed 2026-11-18 13:30'],
  ["у п'ятницю о 15", 'Fri 2026-11-20 15:00'],
  ['у п’ятницю 15:00', 'Fri 2026-11-20 15:00'],
  ['пятниця', 'Fri 2026-11-20 00:00 all day'],
  ['наступного тижня', 'Mon 2026-11-23 00:00 all day'],
  ["наступної п'ятниці", 'Fri 2026-11-27 00:00 all day'],
  ['цієї середи', 'Wed 2026-11-18 00:00 all day'],
  ['минулого понеділка', 'Mon 2026-11-16 00:00 all day past'],
  ['28 листопада', 'Sat 2026-11-28 00:00 all day'],
  ['28 листопада 2026 року', 'Sat 2026-11-28 00:00 all day'],
  ['28 листопада о 14:30', 'Sat 2026-11-28 14:30'],
  ['28 лис', 'Sat 2026-11-28 00:00 all day'],
  ['28.11', 'Sat 2026-11-28 00:00 all day'],
  ['28.11.2026 14:30', 'Sat 2026-11-28 14:30'],
  ['30 лютого', 'no-such-day'],
  ['31.11', 'no-such-day'],
  ['03/04', 'Sat 2027-04-03 00:00 all day'],
  ['ввечері', 'Wed 2026-11-18 18:00'],
  ['сьогодні ввечері', 'Wed 2026-11-18 18:00'],
  ['завтра ввечері о 7', 'Thu 2026-11-19 19:00'],
  ['завтра вранці', 'Thu 2026-11-19 09:00'],
  ['о 10 ранку', 'Thu 2026-11-19 10:00'],
  ['о 7 вечора', 'Wed 2026-11-18 19:00'],
  ['о 3', 'Wed 2026-11-18 15:00'],
  ['о 2 ночі', 'Thu 2026-11-19 02:00'],
  ['опівдні', 'Wed 2026-11-18 12:00'],
  ['вчора', 'Tue 2026-11-17 00:00 all day past'],
  ['позавчора', 'Mon 2026-11-16 00:00 all day past'],
  ['28 числа', 'Sat 2026-11-28 00:00 all day'],
  ['28-го', 'Sat 2026-11-28 00:00 all day'],
  ["до п'ятниці", 'Fri 2026-11-20 00:00 all day'],
  ['до кінця місяця', 'Mon 2026-11-30 00:00 all day'],
  ['наприкінці року', 'Thu 2026-12-31 00:00 all day'],
  ['на вихідних', 'Sat 2026-11-21 00:00 all day'],
  ['через тиждень', 'Wed 2026-11-25 00:00 all day'],
  ['через 3 дні о 9:00', 'Sat 2026-11-21 09:00'],
  ['два дні тому', 'Mon 2026-11-16 00:00 all day past'],
  ['через місяць', 'Fri 2026-12-18 00:00 all day'],
  ['завтра 10', 'Thu 2026-11-19 10:00'],
  ['пн', 'Mon 2026-11-23 00:00 all day'],
  ['в середу', 'Wed 2026-11-25 00:00 all day'],
  ['1 січня', 'Fri 2027-01-01 00:00 all day'],
  ['29 лютого', 'Tue 2028-02-29 00:00 all day'],
  ['в обід', 'Wed 2026-11-18 13:00'],
  ['завтра після обіду', 'Thu 2026-11-19 14:00'],
  ['наступного місяця', 'Tue 2026-12-01 00:00 all day'],
  ['12 грудня 26', 'not-a-date'],
  ['через 45 хвилин', 'Wed 2026-11-18 12:45'],
  ['за дві години', 'Wed 2026-11-18 14:00'],
  ['через 2 тижні', 'Wed 2026-12-02 00:00 all day'],
  ['через п’ять днів', 'Mon 2026-11-23 00:00 all day'],
  ['наступного року', 'Fri 2027-01-01 00:00 all day'],
  ['субота, 28 листопада', 'Sat 2026-11-28 00:00 all day'],
  ['28 листопада (субота)', 'Sat 2026-11-28 00:00 all day'],
  ['завтра зранку', 'Thu 2026-11-19 09:00'],
  ['о 15 годині', 'Wed 2026-11-18 15:00'],
  ['в неділю об 11', 'Sun 2026-11-22 11:00'],
  ['вівторок 9:30', 'Tue 2026-11-24 09:30'],
  ['у четвер о 14.30', 'Thu 2026-11-19 14:30'],
  ['на завтра', 'Thu 2026-11-19 00:00 all day'],
  ['СЬОГОДНІ О 18', 'Wed 2026-11-18 18:00'],
  ['2026-11-28', 'Sat 2026-11-28 00:00 all day'],
]

test.each(ENGLISH)('English “%s” is %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each(UKRAINIAN)('Ukrainian “%s” is %s', (text, expected) => {
  expect(read(text, { locale: 'uk' })).toBe(expected)
})

test('Each language is understood in the other language’s locale', () => {
  expect(read('завтра о 10', { locale: 'en' })).toBe(read('tomorrow at 10', { locale: 'uk' }))
})

test('A field that is not forward-looking keeps a day without a year in this year, and a time on today', () => {
  expect(read('5 jan', { forward: false })).toBe('Mon 2026-01-05 00:00 all day past')
  expect(read('10:00', { forward: false })).toBe('Wed 2026-11-18 10:00 past')
  expect(read('29 feb', { forward: false })).toBe('no-such-day')
})

test.each([
  ['Europe/Kyiv', '2026-03-28T10:00:00Z', '29.03.2026 3:30', '2026-03-29T01:30:00.000Z'],
  ['Europe/Kyiv', '2026-03-28T10:00:00Z', '29.03.2026 04:00', '2026-03-29T01:00:00.000Z'],
  ['Europe/Kyiv', '2026-10-24T10:00:00Z', '25.10.2026 03:30', '2026-10-25T00:30:00.000Z'],
  ['Europe/Kyiv', '2026-10-24T10:00:00Z', 'tomorrow at 10', '2026-10-25T08:00:00.000Z'],
  ['Europe/Kyiv', '2026-10-24T22:30:00Z', 'in 3 hours', '2026-10-25T01:30:00.000Z'],
  ['Europe/Kyiv', '2026-10-24T10:00:00Z', 'in 1 day', '2026-10-24T21:00:00.000Z'],
  ['America/New_York', '2026-03-07T15:00:00Z', 'tomorrow 2:30', '2026-03-08T07:30:00.000Z'],
  ['America/New_York', '2026-03-07T15:00:00Z', 'tomorrow 10:00', '2026-03-08T14:00:00.000Z'],
  ['America/New_York', '2026-10-31T15:00:00Z', 'tomorrow 1:30', '2026-11-01T05:30:00.000Z'],
  ['America/New_York', '2026-10-31T15:00:00Z', 'завтра о 10', '2026-11-01T15:00:00.000Z'],
])('In %s at %s “%s” is %s, even when the clocks change', (timeZone, now, text, expected) => {
  const reading = readDate(text, { locale: 'en', timeZone, now: new Date(now), forward: true })
  expect(reading.ok && reading.when.at.toISOString()).toBe(expected)
})

test.each([
  ['call Anna tomorrow 10:00', 'Thu 2026-11-19 10:00', 'call Anna'],
  ["зустріч з Максом у п'ятницю 15:00", 'Fri 2026-11-20 15:00', 'зустріч з Максом'],
  ['send offer to Max by 28.11 at 15', 'Sat 2026-11-28 15:00', 'send offer to Max'],
  ['call Olena next monday about the invoice at 11:30', 'Mon 2026-11-23 11:30', 'call Olena about the invoice'],
  ['завтра о 9 подзвонити Ірині', 'Thu 2026-11-19 09:00', 'подзвонити Ірині'],
  ['pay on 31.11', 'no-such-day', 'pay'],
  ['meet 03/04 in Lviv', 'ambiguous 2027-03-04,2027-04-03', 'meet in Lviv'],
])('In “%s” the date %s is found, and “%s” is left', (text, date, rest) => {
  const found = findDate(text, KYIV)
  expect([found && shown(found.reading, KYIV.timeZone), found?.rest]).toEqual([date, rest])
})

test.each([
  'support 24/7',
  'deal website for Acme',
  'good morning Anna',
  'version 1.5 release',
  'sat down with Max',
  'we may call',
  '+380 44 123-45-67',
  'march invoice',
  '',
])('“%s” contains no date', (text) => {
  expect(findDate(text, KYIV)).toBeNull()
})

test('No text makes the readers throw, and what they read is a valid moment', () => {
  const pieces = fc.constantFrom(
    '28',
    '.',
    '/',
    ':',
    ' ',
    'at',
    'о',
    'завтра',
    'friday',
    'in',
    'через',
    '2',
    'hours',
    'nov',
    'p',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4096 }),
    fc.array(pieces, { maxLength: 1000 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(
      text,
      fc.constantFrom(...LOCALES),
      fc.constantFrom('Europe/Kyiv', 'America/New_York'),
      (typed, locale, timeZone) => {
        const options = { locale, timeZone, now: NOON, forward: true }
        for (const reading of [readDate(typed, options), findDate(typed, options)?.reading])
          if (reading?.ok === true) expect(Number.isFinite(reading.when.at.getTime())).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})

test('Every day is read back from the way each language writes it', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.constantFrom(...LOCALES), (at, locale) => {
      const local = DateTime.fromJSDate(at, { zone: 'utc' }).setLocale(locale)
      for (const format of ['d MMMM yyyy', 'd.M.yyyy', 'yyyy-MM-dd', 'dd.MM.yy']) {
        const reading = readDate(local.toFormat(format), { ...KYIV, locale })
        expect(reading.ok && reading.when.date).toBe(local.toFormat('yyyy-MM-dd'))
      }
    }),
  )
})
