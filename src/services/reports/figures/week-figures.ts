/**
 * What happened between the beginning and the end of a period, as a waterfall. Each deal is compared at the two moments, and goes
 * into the parts so that they add up for it alone; so they add up for all. Pure.
 */
import type { DealHistory, DealState } from '../history/deal-history.ts'
import { closedWithin, openBefore } from '../history/scope.ts'
import { type Figuring, rateDay, type Reckoning } from '../figuring.ts'
import type { Ranking } from '../ranking.ts'
import type { WeekFigures } from '../report.ts'
import type { Span } from '../report-period.ts'
import { createTally } from '../valuer.ts'

/** @param weeks those before the period, whose won money it is compared with */
export function createWeek(figuring: Figuring, weeks: readonly Span[], ranking: Ranking): Reckoning<WeekFigures> {
  const { span, valuer, quiet, canOpen } = figuring
  const [openBeforehand, added, grown, won, lost, shrunk, left, openNow] = [
    createTally(),
    createTally(),
    createTally(),
    createTally(),
    createTally(),
    createTally(),
    createTally(),
    createTally(),
  ]
  const wonBefore = weeks.map(() => 0)

  function addToWeeks(history: DealHistory): void {
    for (const [index, week] of weeks.entries()) {
      const state = closedWithin(figuring, history, week)
      if (state?.status !== 'won') continue
      wonBefore[index] = (wonBefore[index] ?? 0) + quiet.worth(history.id, state.amount, () => rateDay(figuring, state))
    }
  }

  /** By one rate for the deal throughout: a change of rates is neither growth nor loss. */
  function worth({ id }: DealHistory, state: DealState, end: DealState | null): number {
    return valuer.worth(id, state.amount, () => (end === null ? figuring.lastDay : rateDay(figuring, end)))
  }

  return {
    add(history) {
      addToWeeks(history)
      const before = openBefore(figuring, history, span.from)
      const after = openBefore(figuring, history, span.until)
      const closed = closedWithin(figuring, history, span)
      const end = after ?? closed
      const worthBefore = before === null ? 0 : worth(history, before, end)
      const worthAtEnd = end === null ? 0 : worth(history, end, end)
      if (before !== null) openBeforehand.add(worthBefore)
      if (after !== null) openNow.add(worthAtEnd)
      if (end === null) {
        if (before !== null) left.add(worthBefore)
        return
      }
      const change = before === null ? 0 : worthAtEnd - worthBefore
      if (before === null) added.add(worthAtEnd)
      if (change > 0) grown.add(change)
      if (change < 0) shrunk.add(-change)
      if (closed !== null) (closed.status === 'won' ? won : lost).add(worthAtEnd)
      const isWhole = before === null || closed !== null
      const moved = isWhole ? worthAtEnd : Math.abs(change)
      if ((isWhole || change !== 0) && canOpen(history)) ranking.add(history.id, moved)
    },
    figures: () => ({
      report: 'week',
      openBefore: openBeforehand.total(),
      added: added.total(),
      grown: grown.total(),
      won: won.total(),
      lost: lost.total(),
      shrunk: shrunk.total(),
      left: left.total(),
      openNow: openNow.total(),
      wonBefore,
    }),
  }
}
