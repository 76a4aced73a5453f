/** The times of repeating tasks through a year of changing clocks. */
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import type { Repeat } from '../../../src/language/moments/repeat.ts'
import { readRule, ruleText } from '../../../src/services/tasks/repeat-rule.ts'
import { nextInSeries, seriesFrom } from '../../../src/services/tasks/series.ts'
import { dueTime } from '../../../src/services/tasks/task-time.ts'

const zones = fc.constantFrom('Europe/Kyiv', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata')
const every = fc.integer({ min: 1, max: 5 })
const monthDay = fc.integer({ min: 1, max: 31 })
const repeats: fc.Arbitrary<Repeat> = fc.oneof(
  fc.record({ kind: fc.constant('daily' as const), every }),
  fc.record({
    kind: fc.constant('weekly' as const),
    every,
    weekdays: fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
      .map((days) => days.toSorted((one, other) => one - other)),
  }),
  fc.record({ kind: fc.constant('monthly' as const), every, day: monthDay }),
  fc.record({
    kind: fc.constant('yearly' as const),
    every,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
)
const times = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })

test('A rule is read as it was written', () => {
  fc.assert(
    fc.property(repeats, fc.option(times), (repeat, time) => {
      expect(readRule(ruleText({ repeat, time }))).toEqual({ repeat, time })
    }),
  )
})

test('A daily reminder comes once on each local day, at its local minute', () => {
  fc.assert(
    fc.property(zones, times, (zone, { hour, minute }) => {
      const start = DateTime.fromObject({ year: 2026, month: 1, day: 1, hour, minute }, { zone })
      let now = start.minus({ days: 1 }).toJSDate()
      const first = dueTime({ at: start.toISO() ?? '' }, zone, now)
      let series = seriesFrom({ kind: 'daily', every: 1 }, first, zone)
      let reminded = first.remindAt
      for (let day = start.startOf('day'); day.year === 2026; day = day.plus({ days: 1 })) {
        const local = DateTime.fromJSDate(reminded ?? new Date(0), { zone })
        expect(local.toISODate()).toBe(day.toISODate())
        const isSkipped = DateTime.fromObject({ ...day.toObject(), hour, minute }, { zone }).minute !== minute
        const minutes = local.hour * 60 + local.minute - (hour * 60 + minute)
        // Only where the clocks jump over the time, by an hour or by half of one.
        if (minutes !== 0) expect([30, 60]).toContain(minutes)
        else expect(isSkipped && zone !== 'Australia/Lord_Howe').toBe(false)
        now = local.toJSDate()
        const next = nextInSeries(series, zone, now)
        if (next === null) throw new Error('The series ends')
        series = next.series
        reminded = dueTime(next.due, zone, now).remindAt
      }
    }),
    { numRuns: 60 },
  )
})

test('The 31st is the last day of each month, and returns', () => {
  const zone = 'Europe/Kyiv'
  const now = new Date('2027-01-01T00:00:00Z')
  let series = seriesFrom(
    { kind: 'monthly', every: 1, day: 31 },
    dueTime({ at: '2027-01-31T08:00:00Z' }, zone, now),
    zone,
  )
  const days: (string | null)[] = []
  for (let month = 0; month < 12; month += 1) {
    days.push(series.repeatDay)
    series = nextInSeries(series, zone, new Date(`${series.repeatDay}T09:00:00Z`))?.series ?? series
  }
  expect(days.map((day) => Number(day?.slice(-2)))).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
})

test('A time that the clocks skip returns on the next day', () => {
  const zone = 'Europe/Kyiv'
  const at = (iso: string) => dueTime({ at: iso }, zone, new Date('2026-01-01T00:00:00Z'))
  const series = seriesFrom({ kind: 'daily', every: 1 }, at('2026-03-28T03:30:00+02:00'), zone)
  const skipped = nextInSeries(series, zone, new Date('2026-03-28T02:00:00Z'))
  expect(skipped?.due).toEqual({ at: '2026-03-29T01:30:00.000Z' })
  const after = skipped && nextInSeries(skipped.series, zone, new Date('2026-03-29T02:00:00Z'))
  expect(after?.due).toEqual({ at: '2026-03-30T00:30:00.000Z' })
})
