/** Counts reports from what was told, one deal after another, in the plainest way. Only euros are worth something. */
import { DateTime } from 'luxon'

import type { Money } from '../../../src/models/deal.ts'
import type { MemberId } from '../../../src/models/ids.ts'
import type { StageView } from '../../../src/services/pipelines/read-pipelines.ts'
import type { ReportPeriod } from '../../../src/services/reports/report.ts'
import { stageOf, type Told, type ToldDeal } from './told-deals.ts'

export type Bounds = { readonly from: Date; readonly until: Date }

const STARTS = { week: 'this-week', month: 'this-month', quarter: 'this-quarter', year: 'year' } as const

/** @param back how many periods ago */
export function boundsOf({ crm, timeZone }: Told, period: ReportPeriod, back = 0): Bounds {
  const last = period.startsWith('last-')
  const unit = (['week', 'month', 'quarter', 'year'] as const).find((name) =>
    last ? period === `last-${name}` : period === STARTS[name],
  )
  const start = DateTime.fromJSDate(crm.now(), { zone: timeZone }).startOf(unit ?? 'week')
  const shift = (by: number): DateTime => start.minus({ [`${unit ?? 'week'}s`]: back + (last ? 1 : 0) + by })
  const now = new Date(crm.now().getTime() + 1_000)
  const until = shift(-1).toJSDate()
  return { from: shift(0).toJSDate(), until: until < now ? until : now }
}

/** The deals just before a moment. */
export function dealsAt({ snapshots }: Told, at: Date): readonly ToldDeal[] {
  return snapshots.findLast((snapshot) => snapshot.at < at)?.deals ?? []
}

export type Whose = MemberId | null

const isOf = (whose: Whose, deal: ToldDeal): boolean =>
  deal.deletedAt === null && (whose === null || deal.owner === whose)

export function openAt(told: Told, at: Date, whose: Whose): readonly ToldDeal[] {
  return dealsAt(told, at).filter((deal) => isOf(whose, deal) && stageOf(deal).kind === 'open')
}

export function closedIn(told: Told, { from, until }: Bounds, whose: Whose): readonly ToldDeal[] {
  return dealsAt(told, until).filter((deal) => {
    const last = deal.stays.at(-1)
    return isOf(whose, deal) && stageOf(deal).kind !== 'open' && last !== undefined && last.at >= from
  })
}

export const euros = (amount: Money | null): number => (amount?.currency === 'EUR' ? amount.minor : 0)

export function total(deals: readonly Pick<ToldDeal, 'amount'>[]) {
  return { count: deals.length, minor: deals.reduce((sum, { amount }) => sum + euros(amount), 0) }
}

export const ofKind = (deals: readonly ToldDeal[], kind: 'won' | 'lost'): readonly ToldDeal[] =>
  deals.filter((deal) => stageOf(deal).kind === kind)

export const share = (part: number, rest: number): number | null => (part + rest === 0 ? null : part / (part + rest))

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : (sorted[Math.floor(half)] ?? 0)
}

export function countWeek(told: Told, bounds: Bounds, whose: Whose) {
  const before = openAt(told, bounds.from, whose)
  const now = openAt(told, bounds.until, whose)
  const closed = closedIn(told, bounds, whose)
  const was = new Map(before.map((deal) => [deal.id, deal]))
  const ends = [...now, ...closed]
  const changes = ends.flatMap((deal) => {
    const earlier = was.get(deal.id)
    return earlier === undefined ? [] : [euros(deal.amount) - euros(earlier.amount)]
  })
  const sum = (list: readonly number[]) => ({
    count: list.length,
    minor: list.reduce((all, change) => all + Math.abs(change), 0),
  })
  return {
    openBefore: total(before),
    added: total(ends.filter(({ id }) => !was.has(id))),
    grown: sum(changes.filter((change) => change > 0)),
    won: total(ofKind(closed, 'won')),
    lost: total(ofKind(closed, 'lost')),
    shrunk: sum(changes.filter((change) => change < 0)),
    left: total(before.filter(({ id }) => !ends.some((deal) => deal.id === id))),
    openNow: total(now),
    wonBefore: Array.from({ length: 12 }, (_, index) => {
      const start = DateTime.fromJSDate(bounds.from, { zone: told.timeZone })
      const from = start.minus({ weeks: 12 - index }).toJSDate()
      const until = start.minus({ weeks: 11 - index }).toJSDate()
      return total(ofKind(closedIn(told, { from, until }, whose), 'won')).minor
    }),
  }
}

export function countFunnel(told: Told, { from, until }: Bounds, whose: Whose) {
  const present = told.deals.filter((deal) => isOf(whose, deal))
  const place = (stage: StageView): number => told.stages.findIndex(({ id }) => id === stage.id)
  const rowOf = (stage: StageView) => {
    const entries = present.flatMap((deal) => {
      const index = deal.stays.findIndex((stay) => stay.stage.id === stage.id && stay.at >= from && stay.at < until)
      const entry = deal.stays[index]
      if (entry === undefined) return []
      const onward = deal.stays
        .slice(index)
        .find((stay) => stay.stage.kind === 'won' || (stay.stage.kind === 'open' && place(stay.stage) > place(stage)))
      return [{ deal, days: onward === undefined ? null : (onward.at.getTime() - entry.at.getTime()) / 86_400_000 }]
    })
    const converted = entries.filter(({ days }) => days !== null)
    return {
      id: stage.id,
      entered: total(entries.map(({ deal }) => deal)),
      converted: total(converted.map(({ deal }) => deal)),
      waiting: entries.filter(({ deal, days }) => days === null && stageOf(deal).kind === 'open').length,
      medianDays: median(converted.map(({ days }) => days ?? 0)),
    }
  }
  const closed = closedIn(told, { from, until }, whose)
  const [won, lost] = [total(ofKind(closed, 'won')), total(ofKind(closed, 'lost'))]
  return {
    stages: told.stages.filter(({ kind }) => kind === 'open').map(rowOf),
    won,
    winRate: { byCount: share(won.count, lost.count), byMoney: share(won.minor, lost.minor) },
  }
}

export function countLost(told: Told, bounds: Bounds, whose: Whose) {
  const lost = ofKind(closedIn(told, bounds, whose), 'lost')
  const reasons = [...new Set(lost.map(({ lostReason }) => lostReason))].map((reason) => ({
    reason,
    ...total(lost.filter((deal) => deal.lostReason === reason)),
  }))
  return { reasons, total: total(lost) }
}

export function countSources(told: Told, bounds: Bounds, whose: Whose) {
  const added = dealsAt(told, bounds.until).filter((deal) => {
    const began = deal.stays[0]?.at
    return isOf(whose, deal) && began !== undefined && began >= bounds.from
  })
  const closed = closedIn(told, bounds, whose)
  const [won, lost] = [ofKind(closed, 'won'), ofKind(closed, 'lost')]
  const row = { added: total(added), won: total(won), winRate: share(won.length, lost.length) }
  return added.length + closed.length === 0 ? [] : [{ name: 'manual', recordSource: 'manual', ...row }]
}

export function countLeaderboard(told: Told, bounds: Bounds, whose: Whose) {
  const closed = closedIn(told, bounds, whose)
  return told.members.flatMap(({ id }) => {
    const own = closed.filter(({ owner }) => owner === id)
    const won = ofKind(own, 'won')
    if (own.length === 0) return []
    return [{ memberId: id, won: total(won), winRate: share(won.length, own.length - won.length) }]
  })
}

export function countVelocity(told: Told, bounds: Bounds, whose: Whose) {
  const closed = closedIn(told, bounds, whose)
  const won = ofKind(closed, 'won')
  const days = won.map(({ stays }) => ((stays.at(-1)?.at.getTime() ?? 0) - (stays[0]?.at.getTime() ?? 0)) / 86_400_000)
  return {
    openDeals: openAt(told, bounds.until, whose).length,
    winRate: share(won.length, closed.length - won.length),
    averageWon: won.length === 0 ? null : Math.round(total(won).minor / won.length),
    medianDaysToWin: median(days),
  }
}

/** What is open now by the month in which it is expected: the current one for a day that has passed. */
export function countOpenMonths(told: Told, months: readonly string[], whose: Whose) {
  const present = DateTime.fromJSDate(told.crm.now(), { zone: told.timeZone }).toFormat('yyyy-MM')
  const monthOf = ({ expectedCloseOn }: ToldDeal): string | null => {
    if (expectedCloseOn === null) return null
    const month = expectedCloseOn.slice(0, 7)
    return month < present ? present : month
  }
  const open = openAt(told, new Date(told.crm.now().getTime() + 1_000), whose)
  return {
    undated: total(open.filter((deal) => monthOf(deal) === null)),
    months: months.map((month) => {
      const due = open.filter((deal) => monthOf(deal) === month)
      const weighted = due.reduce((sum, deal) => sum + euros(deal.amount) * stageOf(deal).probability, 0) / 100
      return { month, committed: total(due.filter(({ committed }) => committed)).minor, weighted: Math.round(weighted) }
    }),
  }
}

export function countActivity(told: Told, { from, until }: Bounds, whose: Whose) {
  const counted = told.acts.filter(({ at, by }) => at >= from && at < until && (whose === null || by === whose))
  const dayOf = (at: Date): string => DateTime.fromJSDate(at, { zone: told.timeZone }).toFormat('yyyy-MM-dd')
  return counted.map(({ at, by }) => ({ by, day: dayOf(at) }))
}
