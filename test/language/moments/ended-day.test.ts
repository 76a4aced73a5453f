import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'

import { endedDay } from '../../../src/language/moments/ended-day.ts'

const ZONES = [
  'Pacific/Honolulu',
  'America/Los_Angeles',
  'America/St_Johns',
  'UTC',
  'Europe/London',
  'Europe/Kyiv',
  'Asia/Kathmandu',
  'Australia/Adelaide',
  'Pacific/Auckland',
  'Pacific/Chatham',
] as const
const DAYS = ['2026-01-31', '2026-03-29', '2026-06-30', '2026-10-25', '2028-02-29'] as const
/** The clock of Chatham is ahead of the largest offset in summer, when only its own people know the day. */
const fromAfar = ZONES.filter((zone) => zone !== 'Pacific/Chatham' && zone !== 'Pacific/Honolulu')

describe('The day that ends at a moment', () => {
  it.each(ZONES)('is the reader’s own in %s', (zone) => {
    for (const day of DAYS) {
      const end = DateTime.fromISO(day, { zone }).endOf('day').toUTC().toISO() ?? ''
      expect(endedDay(end, zone)).toBe(day)
    }
  })

  it.each(fromAfar)('in %s is the same for a reader anywhere else', (zone) => {
    for (const day of DAYS) {
      const end = DateTime.fromISO(day, { zone }).endOf('day')
      for (const reader of ZONES) {
        const theirs = end.setZone(reader)
        if (theirs.toMillis() === theirs.endOf('day').toMillis()) continue
        expect(endedDay(end.toUTC().toISO() ?? '', reader)).toBe(day)
      }
    }
  })

  it('is none for a time, even the last minute of a day', () => {
    expect(endedDay('2026-06-30T23:59:00.000Z', 'UTC')).toBeNull()
    expect(endedDay('2026-06-30T10:00:00.000Z', 'UTC')).toBeNull()
    expect(endedDay('soon', 'UTC')).toBeNull()
  })
})
