/** What members did, day by day. Pure. */
import { DateTime } from 'luxon'

import type { MemberId } from '../../../models/ids.ts'
import type { ActivityFigures } from '../report.ts'

/** A longer period is told by weeks. */
const MAX_DAYS = 31

/** How much a member did on a day, YYYY-MM-DD. */
export type DayCount = { readonly memberId: MemberId; readonly day: string; readonly count: number }

function daysFrom(first: string, last: string): readonly string[] {
  const start = DateTime.fromISO(first, { zone: 'utc' })
  const { days } = DateTime.fromISO(last, { zone: 'utc' }).diff(start, 'days')
  return Array.from({ length: days + 1 }, (_, index) => start.plus({ days: index }).toFormat('yyyy-MM-dd'))
}

/** The days of a period, or the first days of its weeks: those are Mondays, except for the first one. */
export function columnsOf(firstDay: string, lastDay: string): readonly string[] {
  const days = daysFrom(firstDay, lastDay)
  if (days.length <= MAX_DAYS) return days
  return days.filter((day, index) => index === 0 || DateTime.fromISO(day, { zone: 'utc' }).weekday === 1)
}

/** @param members those who are listed even if they did nothing, with all others by id */
export function activityFigures(
  counts: readonly DayCount[],
  columns: readonly string[],
  members: { readonly names: ReadonlyMap<MemberId, string>; readonly listed: readonly MemberId[] },
): ActivityFigures {
  const rows = new Map<MemberId, number[]>(members.listed.map((id) => [id, columns.map(() => 0)]))
  for (const { memberId, day, count } of counts) {
    const row = rows.get(memberId) ?? columns.map(() => 0)
    rows.set(memberId, row)
    const column = columns.findLastIndex((first) => first <= day)
    row[column] = (row[column] ?? 0) + count
  }
  return {
    report: 'activity',
    days: columns,
    members: [...rows]
      .map(([memberId, perDay]) => ({
        memberId,
        name: members.names.get(memberId) ?? '',
        perDay,
        total: perDay.reduce((sum, count) => sum + count, 0),
      }))
      .toSorted((one, other) => other.total - one.total || one.name.localeCompare(other.name)),
  }
}
