import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import { firstOf, nextOf, type Repeat } from '../../../src/language/moments/repeat.ts'
import { found, foundRepeat } from './moment-lines.ts'

test.each([
  ['every monday', 'weekly 1 on 1', 'Mon 2026-11-23', ''],
  ['call Anna every monday at 9', 'weekly 1 on 1', 'Mon 2026-11-23 09:00', 'call Anna'],
  ['every wednesday', 'weekly 1 on 3', 'Wed 2026-11-18', ''],
  ['every wednesday at 9', 'weekly 1 on 3', 'Wed 2026-11-25 09:00', ''],
  ['every monday and thursday at 15:00', 'weekly 1 on 1,4', 'Thu 2026-11-19 15:00', ''],
  ['every mon, wed, fri', 'weekly 1 on 1,3,5', 'Wed 2026-11-18', ''],
  ['mon, wed and fri every week', 'weekly 1 on 1,3,5', 'Wed 2026-11-18', ''],
  ['on mondays call Max', 'weekly 1 on 1', 'Mon 2026-11-23', 'call Max'],
  ['every other tuesday', 'weekly 2 on 2', 'Tue 2026-11-24', ''],
  ['every 2 weeks', 'weekly 2 on 3', 'Wed 2026-11-18', ''],
  ['every two weeks on friday', 'weekly 2 on 5', 'Fri 2026-11-20', ''],
  ['once a week on friday', 'weekly 1 on 5', 'Fri 2026-11-20', ''],
  ['call Anna weekly', 'weekly 1 on 3', 'Wed 2026-11-18', 'call Anna'],
  ['every weekday', 'weekly 1 on 1,2,3,4,5', 'Wed 2026-11-18', ''],
  ['every weekday at 9', 'weekly 1 on 1,2,3,4,5', 'Thu 2026-11-19 09:00', ''],
  ['on weekdays at 9 check mail', 'weekly 1 on 1,2,3,4,5', 'Thu 2026-11-19 09:00', 'check mail'],
  ['every weekend', 'weekly 1 on 6', 'Sat 2026-11-21', ''],
  ['daily', 'daily 1', 'Wed 2026-11-18', ''],
  ['every day at 9', 'daily 1', 'Thu 2026-11-19 09:00', ''],
  ['every 3 days', 'daily 3', 'Wed 2026-11-18', ''],
  ['every other day', 'daily 2', 'Wed 2026-11-18', ''],
  ['every morning', 'daily 1', 'Thu 2026-11-19 09:00', ''],
  ['every evening at 8', 'daily 1', 'Wed 2026-11-18 20:00', ''],
  ['every monday morning', 'weekly 1 on 1', 'Mon 2026-11-23 09:00', ''],
  ['pay rent on the 1st of every month', 'monthly 1 on 1', 'Tue 2026-12-01', 'pay rent'],
  ['monthly on the 15th', 'monthly 1 on 15', 'Tue 2026-12-15', ''],
  ['every month on the 5th at 10:00', 'monthly 1 on 5', 'Sat 2026-12-05 10:00', ''],
  ['last day of every month', 'monthly 1 on 31', 'Mon 2026-11-30', ''],
  ['on the first of every month', 'monthly 1 on 1', 'Tue 2026-12-01', ''],
  ['every 2 months on the 15th', 'monthly 2 on 15', 'Tue 2026-12-15', ''],
  ['every quarter', 'monthly 3 on 18', 'Wed 2026-11-18', ''],
  ['every year on 5 may', 'yearly 1 on 5.5', 'Wed 2027-05-05', ''],
  ['every day from 1 december', 'daily 1', 'Tue 2026-12-01', ''],
  ['every week starting tomorrow', 'weekly 1 on 4', 'Thu 2026-11-19', ''],
  ['every monday until 31 december', 'weekly 1 on 1', 'Mon 2026-11-23', 'until 31 december'],
  ['every monday 10:00 UTC', 'weekly 1 on 1', 'Mon 2026-11-23 12:00', ''],
])('“%s” repeats', (line, repeat, first, rest) => {
  expect(foundRepeat(line)).toEqual([repeat, first, rest])
})

test.each([
  ['щопонеділка', 'weekly 1 on 1', 'Mon 2026-11-23', ''],
  ['дзвонити Анні щопонеділка о 9', 'weekly 1 on 1', 'Mon 2026-11-23 09:00', 'дзвонити Анні'],
  ['щоп’ятниці звіт', 'weekly 1 on 5', 'Fri 2026-11-20', 'звіт'],
  ['щовівторка і щочетверга', 'weekly 1 on 2,4', 'Thu 2026-11-19', ''],
  ['кожного понеділка', 'weekly 1 on 1', 'Mon 2026-11-23', ''],
  ['кожен понеділок о 10', 'weekly 1 on 1', 'Mon 2026-11-23 10:00', ''],
  ['кожної середи та п’ятниці', 'weekly 1 on 3,5', 'Wed 2026-11-18', ''],
  ['по понеділках', 'weekly 1 on 1', 'Mon 2026-11-23', ''],
  ['щотижня у вівторок', 'weekly 1 on 2', 'Tue 2026-11-24', ''],
  ['раз на тиждень', 'weekly 1 on 3', 'Wed 2026-11-18', ''],
  ['кожні два тижні', 'weekly 2 on 3', 'Wed 2026-11-18', ''],
  ['кожні 2 тижні у п’ятницю', 'weekly 2 on 5', 'Fri 2026-11-20', ''],
  ['раз на два тижні у вівторок', 'weekly 2 on 2', 'Tue 2026-11-24', ''],
  ['кожен другий тиждень', 'weekly 2 on 3', 'Wed 2026-11-18', ''],
  ['по буднях', 'weekly 1 on 1,2,3,4,5', 'Wed 2026-11-18', ''],
  ['щобудня о 9', 'weekly 1 on 1,2,3,4,5', 'Thu 2026-11-19 09:00', ''],
  ['щодня', 'daily 1', 'Wed 2026-11-18', ''],
  ['щодня о 9:00 перевірити пошту', 'daily 1', 'Thu 2026-11-19 09:00', 'перевірити пошту'],
  ['кожного дня', 'daily 1', 'Wed 2026-11-18', ''],
  ['щодня з 1 грудня о 10', 'daily 1', 'Tue 2026-12-01 10:00', ''],
  ['кожні 3 дні', 'daily 3', 'Wed 2026-11-18', ''],
  ['щоранку', 'daily 1', 'Thu 2026-11-19 09:00', ''],
  ['щовечора о 8', 'daily 1', 'Wed 2026-11-18 20:00', ''],
  ['щомісяця 5-го', 'monthly 1 on 5', 'Sat 2026-12-05', ''],
  ['оренда щомісяця 5 числа', 'monthly 1 on 5', 'Sat 2026-12-05', 'оренда'],
  ['5-го числа кожного місяця', 'monthly 1 on 5', 'Sat 2026-12-05', ''],
  ['кожного 5-го числа', 'monthly 1 on 5', 'Sat 2026-12-05', ''],
  ['першого числа кожного місяця', 'monthly 1 on 1', 'Tue 2026-12-01', ''],
  ['в останній день кожного місяця', 'monthly 1 on 31', 'Mon 2026-11-30', ''],
  ['раз на місяць', 'monthly 1 on 18', 'Wed 2026-11-18', ''],
  ['щокварталу', 'monthly 3 on 18', 'Wed 2026-11-18', ''],
  ['щороку 5 травня', 'yearly 1 on 5.5', 'Wed 2027-05-05', ''],
])('“%s” repeats', (line, repeat, first, rest) => {
  expect(foundRepeat(line)).toEqual([repeat, first, rest])
})

test.each([
  ['weekly report friday', 'Fri 2026-11-20', 'weekly report'],
  ['daily standup at 10', 'Thu 2026-11-19 10:00', 'daily standup'],
  ['monthly report on the 5th', 'Sat 2026-12-05', 'monthly report'],
  ['щотижневий звіт у п’ятницю', 'Fri 2026-11-20', 'щотижневий звіт'],
  ['кожному клієнту завтра', 'Thu 2026-11-19', 'кожному клієнту'],
])('In “%s” nothing repeats', (line, moment, rest) => {
  expect(found(line)).toEqual([moment, rest])
  expect(foundRepeat(line)?.[0]).toBe('once')
})

test.each([
  'every first monday of the month',
  'the first monday of every month',
  'every second friday of the month',
  'every hour',
  'every 5 minutes',
  'every client',
  'перший понеділок кожного місяця',
])('“%s” is none of the repetitions there are, and stays as it is', (line) => {
  expect(found(line)).toBeNull()
})

const repeats: fc.Arbitrary<Repeat> = fc.oneof(
  fc.record({ kind: fc.constant('daily' as const), every: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constant('weekly' as const),
    every: fc.integer({ min: 1, max: 9 }),
    weekdays: fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
      .map((days) => days.toSorted((one, other) => one - other)),
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    every: fc.integer({ min: 1, max: 24 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
  fc.record({
    kind: fc.constant('yearly' as const),
    every: fc.integer({ min: 1, max: 4 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
)

test('Each next day is later, fits the repetition, and begins its day, through every change of the clocks', () => {
  const start = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(repeats, start, fc.constantFrom('Europe/Kyiv', 'America/New_York'), (repeat, at, zone) => {
      const from = DateTime.fromJSDate(at, { zone }).startOf('day')
      let day = firstOf(repeat, from)
      expect(day >= from).toBe(true)
      for (let times = 0; times < 15; times += 1) {
        const next = nextOf(repeat, day)
        expect(next > day).toBe(true)
        expect(next.toMillis()).toBe(next.startOf('day').toMillis())
        if (repeat.kind === 'weekly') expect(repeat.weekdays).toContain(next.weekday)
        if (repeat.kind === 'monthly') expect(next.day).toBe(Math.min(repeat.day, next.daysInMonth ?? 0))
        day = next
      }
    }),
  )
})

test('A day that a month lacks is its last one, and the next month has the whole day again', () => {
  const january = DateTime.fromISO('2027-01-31', { zone: 'Europe/Kyiv' })
  const february = nextOf({ kind: 'monthly', every: 1, day: 31 }, january)
  expect(february.toISODate()).toBe('2027-02-28')
  expect(nextOf({ kind: 'monthly', every: 1, day: 31 }, february).toISODate()).toBe('2027-03-31')
})
