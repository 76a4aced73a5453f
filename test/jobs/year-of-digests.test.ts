/** Digests through a year of changing clocks. */
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import { digestDue } from '../../src/services/day/due-digests.ts'

/** Any window does, as long as no moment is in two of them. */
const WINDOW = { hours: 1 } as const

test('Each day’s digest comes once, at its local hour', () => {
  const zones = fc.constantFrom('Europe/Kyiv', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata')
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 23 }), (zone, hour) => {
      const end = DateTime.fromObject({ year: 2027, month: 1, day: 1 }, { zone })
      const found: string[] = []
      let since = DateTime.fromObject({ year: 2026, month: 1, day: 1 }, { zone }).minus(WINDOW).toUTC()
      while (since < end.minus(WINDOW)) {
        const until = since.plus(WINDOW)
        const due = digestDue(hour, zone, since.toJSDate(), until.toJSDate())
        if (due !== null) {
          found.push(due.date)
          const local = DateTime.fromJSDate(due.dueAt, { zone })
          const late = local.hour * 60 + local.minute - hour * 60
          // Later only where the clocks jump over the hour.
          const isJump = local.offset !== local.minus({ hours: 1 }).offset
          expect(isJump ? [0, 30, 60] : [0]).toContain(late)
        }
        since = until
      }
      expect(new Set(found).size).toBe(found.length)
      expect(found).toHaveLength(365)
    }),
    { numRuns: 4 },
  )
}, 60_000)
