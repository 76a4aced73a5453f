/** What was won and what will be, month by month. Pure. */
import { DateTime } from 'luxon'

import { weighDeals } from '../../deals/weigh-deals.ts'
import { type Figuring, rateDay, type Reckoning, worthOf } from '../figuring.ts'
import type { DealHistory, DealState, Moment } from '../history/deal-history.ts'
import { type ClosedState, closedWithin, openBefore } from '../history/scope.ts'
import { backtestOf, createPastMonth, type PastMonth } from '../learned/backtest.ts'
import type { OpenDeal } from '../learned/deal-classes.ts'
import { drawRanges } from '../learned/draw-ranges.ts'
import { ageOf, createLessons, type Lesson, lessonOf } from '../learned/lessons.ts'
import type { Ranking } from '../ranking.ts'
import type { ForecastFigures, ForecastMonth } from '../report.ts'
import { type Month, soFar } from '../report-period.ts'
import { createTally } from '../valuer.ts'

export type ForecastPlan = {
  readonly now: Date
  readonly timeZone: string
  /** Those of the period. */
  readonly months: readonly Month[]
  /** Those that the method is tried on. */
  readonly past: readonly Month[]
}

const PERCENT = 100
const EVER = new Date(0)
const NOTHING: ForecastMonth['learned'] = { minor: 0, low: 0, high: 0 }

const monthOf = (day: string): string => day.slice(0, 'YYYY-MM'.length)

/** Whether nothing has happened to it since: then it teaches what it teaches now. */
function isSettledBefore({ enteredAt, rollbacks }: DealHistory, at: Moment): boolean {
  const [last, changed] = [enteredAt.at(-1), rollbacks[0]]
  return last !== undefined && last < at && (changed === undefined || changed.at < at)
}

export function createForecast(figuring: Figuring, plan: ForecastPlan, ranking: Ranking): Reckoning<ForecastFigures> {
  const { stages, quiet, dayOf, yielding } = figuring
  const { now, months } = plan
  const end = new Date(now.getTime() + 1)
  const today = DateTime.fromJSDate(now, { zone: plan.timeZone }).startOf('day').toJSDate()
  const present = monthOf(dayOf(now.getTime()))
  const rows = months.map((month) => ({
    month,
    span: soFar(month, now),
    won: createTally(),
    committed: createTally(),
    open: new Map<number, number>(),
  }))
  const undated = createTally()
  const openDeals: OpenDeal[] = []
  const lessons = createLessons()
  const past = plan.past.map(createPastMonth)

  const probabilityOf = ({ stageId }: DealState): number => stages.get(stageId)?.probability ?? 0

  /** @param month the one at the moment of looking: a day that has passed counts as in it */
  function openDeal({ id }: DealHistory, state: DealState, worth: number, day: Date, month: string): OpenDeal {
    const expected = state.closeOn === null ? null : monthOf(state.closeOn)
    return {
      id,
      worth,
      stageId: state.stageId,
      age: ageOf(state.enteredAt, day),
      probability: probabilityOf(state) / PERCENT,
      expectedIn: expected !== null && expected < month ? month : expected,
    }
  }

  function addOpen(history: DealHistory, state: DealState): void {
    const worth = worthOf(figuring, history, state)
    const deal = openDeal(history, state, worth, today, present)
    openDeals.push(deal)
    if (deal.expectedIn === null) undated.add(worth)
    const row = rows.find(({ month }) => month.month === deal.expectedIn)
    if (row === undefined) return
    const probability = probabilityOf(state)
    if (history.committed) row.committed.add(worth)
    row.open.set(probability, (row.open.get(probability) ?? 0) + worth)
    if (figuring.canOpen(history)) ranking.add(history.id, worth * deal.probability)
  }

  function addWon(history: DealHistory): void {
    for (const { span, won } of rows) {
      const state = closedWithin(figuring, history, span)
      if (state?.status === 'won') won.add(worthOf(figuring, history, state))
    }
  }

  function teach(history: DealHistory, state: ClosedState): Lesson {
    const worth = quiet.worth(history.id, state.amount, () => rateDay(figuring, state))
    return lessonOf(history, state, worth, stages)
  }

  /** Lessons are made only if they are wanted: most of a large workspace's deals were closed long ago. */
  function addLessons(history: DealHistory, closed: ClosedState | null): void {
    let known: Lesson | null = null
    if (closed !== null && lessons.wants(closed.enteredAt)) {
      known = teach(history, closed)
      lessons.add(known)
    }
    for (const { month, lessons: learning } of past) {
      const { from } = month
      const isSettled = closed !== null && isSettledBefore(history, from.getTime())
      const state = isSettled ? closed : closedWithin(figuring, history, { from: EVER, until: from })
      if (state === null || !learning.wants(state.enteredAt)) continue
      if (isSettled) known ??= teach(history, state)
      learning.add(isSettled && known !== null ? known : teach(history, state))
    }
  }

  function addPast({ month, expect }: PastMonth, history: DealHistory, state: DealState): void {
    const worth = quiet.worth(history.id, state.amount, () => dayOf(month.from.getTime()))
    const closed = closedWithin(figuring, history, month)
    const won = closed?.status === 'won' ? quiet.worth(history.id, closed.amount, () => rateDay(figuring, closed)) : 0
    expect(openDeal(history, state, worth, month.from, month.month), won)
  }

  return {
    add(history) {
      addWon(history)
      const state = openBefore(figuring, history, end)
      if (state !== null) addOpen(history, state)
      for (const one of past) {
        const open = openBefore(figuring, history, one.month.from)
        if (open !== null) addPast(one, history, open)
      }
      addLessons(history, closedWithin(figuring, history, { from: EVER, until: end }))
    },

    async figures() {
      const latest = lessons.latest()
      const coming = months.filter(({ month }) => month >= present)
      const outlook = { lessons: latest, deals: openDeals, months: coming, day: today }
      const learned = await drawRanges(outlook, yielding)
      const skipped = months.length - coming.length
      return {
        report: 'forecast',
        months: rows.map(({ month: { month }, won, committed, open }, index) => ({
          month,
          won: won.total().minor,
          committed: committed.total().minor,
          weighted: weightedSum(open),
          learned: learned[index - skipped] ?? NOTHING,
        })),
        undated: undated.total(),
        backtest: await backtestOf(past, yielding),
        learnedFrom: latest.length,
      }
    },
  }

  /** By the one rule for weighted sums, which rounds once. */
  function weightedSum(open: ReadonlyMap<number, number>): number {
    const currency = ''
    const [sum] = weighDeals([...open].map(([probability, minor]) => ({ probability, amount: { minor, currency } })))
    return sum?.weightedMinor ?? 0
  }
}
