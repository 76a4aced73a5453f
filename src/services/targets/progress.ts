/** How far a member or the team is with a month's target. Pure. */
import { DateTime } from 'luxon'

import type { Money } from '../../models/deal.ts'
import type { Convert } from '../rates/create-converter.ts'
import type { CountAndMoney } from '../reports/report.ts'

/** In minor units of the workspace's currency. */
export type Progress = {
  /** ISO 4217. */
  readonly currency: string
  readonly won: CountAndMoney
  /** Null if there is no target, or none that can be converted. */
  readonly goal: number | null
  /** Currencies of targets for which no rate is known: they are not in the goal. */
  readonly unknown: readonly string[]
}

/** @property daysLeft of the month, today included */
export type MonthProgress = { readonly month: string; readonly daysLeft: number }

const WHOLE = 100

/** In full percent: a target that is nearly reached does not show as reached. Null without a target. */
export function percentOf({ won, goal }: Progress): number | null {
  if (goal === null) return null
  return Number((BigInt(Math.max(0, won.minor)) * BigInt(WHOLE)) / BigInt(goal))
}

/** What is left to win, in minor units; 0 once the target is reached. */
export function missingOf({ won, goal }: Progress): number {
  return goal === null ? 0 : Math.max(0, goal - won.minor)
}

/** Targets together in the workspace's currency. @param day YYYY-MM-DD, whose rate counts */
export function goalOf(
  targets: readonly Money[],
  convert: Convert,
  { currency, day }: { readonly currency: string; readonly day: string },
): Pick<Progress, 'goal' | 'unknown'> {
  const unknown = new Set<string>()
  const known = targets.flatMap((money) => {
    const minor = money.currency === currency ? money.minor : convert(money, day)
    if (minor === null) unknown.add(money.currency)
    return minor === null ? [] : [minor]
  })
  const sum = known.reduce((all, minor) => all + minor, 0)
  // A small amount may be worth less than one unit of another currency.
  return { goal: sum === 0 ? null : sum, unknown: [...unknown].toSorted() }
}

/** The day whose rate counts for the targets of a month: its last one, or today if that is earlier. @param today YYYY-MM-DD */
export function goalDay(month: string, today: string): string {
  const last = DateTime.fromISO(month, { zone: 'utc' }).endOf('month').toFormat('yyyy-MM-dd')
  return today < last ? today : last
}

/** @param timeZone IANA, of the workspace */
export function daysLeft(now: Date, timeZone: string): number {
  const today = DateTime.fromJSDate(now, { zone: timeZone })
  return (today.daysInMonth ?? today.day) - today.day + 1
}
