/** When tasks are due and reminders are sent, by wall clocks, on the days when the clocks change. */
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'

import {
  type Due,
  dueTime,
  hasEvening,
  localDay,
  reminderOf,
  snoozedTo,
  type Snooze,
} from '../../../src/services/tasks/task-time.ts'

const KYIV = 'Europe/Kyiv'

function localOf(due: Due, zone: string): string {
  return 'date' in due ? due.date : DateTime.fromISO(due.at, { zone }).toFormat('yyyy-MM-dd HH:mm')
}

describe('Snoozing', () => {
  test.each([
    // On the night of 29 March 2026 clocks in Kyiv go from 03:00 to 04:00, on that of 25 October from 04:00 to 03:00.
    ['hour', KYIV, '2026-03-29T02:30', '2026-03-29 04:30'],
    ['hour', KYIV, '2026-03-28T23:30', '2026-03-29 00:30'],
    ['evening', KYIV, '2026-03-29T02:30', '2026-03-29 18:00'],
    ['tomorrow', KYIV, '2026-03-28T12:00', '2026-03-29 09:00'],
    ['tomorrow', KYIV, '2026-10-24T23:59', '2026-10-25 09:00'],
    ['week', KYIV, '2026-03-25T15:00', '2026-03-30 09:00'],
    ['week', KYIV, '2026-10-25T15:00', '2026-10-26 09:00'],
    ['week', KYIV, '2026-11-23T08:00', '2026-11-30 09:00'],
    ['evening', KYIV, '2026-11-23T17:59', '2026-11-23 18:00'],
    ['evening', KYIV, '2026-11-23T18:00', '2026-11-24 18:00'],
    ['tomorrow', KYIV, '2026-12-31T20:00', '2027-01-01 09:00'],
    ['hour', 'America/New_York', '2026-11-01T00:30', '2026-11-01 01:30'],
    ['tomorrow', 'Asia/Kathmandu', '2026-11-23T10:00', '2026-11-24 09:00'],
    ['evening', 'Pacific/Kiritimati', '2026-11-23T10:00', '2026-11-23 18:00'],
  ] as const)('%s in %s at %s is %s', (snooze: Snooze, zone, at, expected) => {
    const now = DateTime.fromISO(at, { zone }).toJSDate()
    expect(localOf(snoozedTo(snooze, now, zone), zone)).toBe(expected)
  })

  test('an hour is an hour, even through the hour that comes twice', () => {
    // 03:30 for the first time, still in summer time.
    const now = new Date('2026-10-25T00:30:00Z')
    expect(snoozedTo('hour', now, KYIV)).toEqual({ at: '2026-10-25T01:30:00.000Z' })
  })

  test('a whole-day task stays one when a day is chosen, and gets a time when a time is', () => {
    const now = new Date('2026-11-23T08:00:00Z')
    expect(snoozedTo('tomorrow', now, KYIV, true)).toEqual({ date: '2026-11-24' })
    expect(snoozedTo('week', now, KYIV, true)).toEqual({ date: '2026-11-30' })
    expect(snoozedTo('hour', now, KYIV, true)).toEqual({ at: '2026-11-23T09:00:00.000Z' })
  })

  test('this evening is offered until it begins', () => {
    expect(hasEvening(new Date('2026-11-23T15:59:00Z'), KYIV)).toBe(true)
    expect(hasEvening(new Date('2026-11-23T16:00:00Z'), KYIV)).toBe(false)
  })
})

describe('A due time', () => {
  const now = new Date('2026-11-23T10:00:00Z')

  test('at a given moment has its reminder at that moment', () => {
    expect(dueTime({ at: '2026-11-24T10:00:00+02:00' }, KYIV, now)).toEqual({
      dueAt: new Date('2026-11-24T08:00:00Z'),
      allDay: false,
      remindAt: new Date('2026-11-24T08:00:00Z'),
    })
  })

  test.each([
    [KYIV, '2026-11-24', '2026-11-24T21:59:59.999Z', '2026-11-24T07:00:00.000Z'],
    ['America/New_York', '2026-11-24', '2026-11-25T04:59:59.999Z', '2026-11-24T14:00:00.000Z'],
    // The day has 23 hours, and 25.
    [KYIV, '2027-03-28', '2027-03-28T20:59:59.999Z', '2027-03-28T06:00:00.000Z'],
    [KYIV, '2027-10-31', '2027-10-31T21:59:59.999Z', '2027-10-31T07:00:00.000Z'],
  ])('for a whole day in %s (%s) is its end, with a reminder at nine', (zone, date, dueAt, remindAt) => {
    expect(dueTime({ date }, zone, now)).toEqual({
      dueAt: new Date(dueAt),
      allDay: true,
      remindAt: new Date(remindAt),
    })
    expect(localDay(new Date(dueAt), zone)).toBe(date)
    expect(reminderOf({ dueAt: new Date(dueAt), allDay: true }, zone, now)).toEqual(new Date(remindAt))
  })

  test('today, planned after nine, has no reminder any more', () => {
    expect(dueTime({ date: '2026-11-23' }, KYIV, now)).toMatchObject({ allDay: true, remindAt: null })
  })

  test.each([
    [{ at: '2026-11-23T09:59:00Z' }, 'past-date'],
    [{ at: '2026-11-23T10:00:00Z' }, 'past-date'],
    [{ at: 'soon' }, 'not-a-date'],
    [{ date: '2026-11-22' }, 'past-date'],
    [{ date: '2027-02-31' }, 'no-such-day'],
    [{ date: '24.11.2026' }, 'not-a-date'],
  ])('of %j is refused: %s', (due, problem) => {
    expect(() => dueTime(due, KYIV, now)).toThrow(
      expect.objectContaining({ code: 'VALIDATION', details: expect.objectContaining({ problem }) }),
    )
  })
})
