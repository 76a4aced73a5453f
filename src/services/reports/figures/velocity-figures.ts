/** How much money a pipeline brings a day: open deals × win rate × average won amount ÷ median days to win. Pure. */
import type { DealHistory } from '../history/deal-history.ts'
import { closedWithin, openBefore } from '../history/scope.ts'
import { type Figuring, rateDay, rateOf, type Reckoning } from '../figuring.ts'
import { medianOf } from '../quantiles.ts'
import type { Ranking } from '../ranking.ts'
import type { VelocityFigures } from '../report.ts'
import type { Span } from '../report-period.ts'
import { createTally, type Valuer } from '../valuer.ts'

const DAY_MS = 24 * 60 * 60 * 1000

type Velocity = Omit<VelocityFigures, 'report' | 'before'>

/** Null if one of the four is, or if deals are won as they are added. */
function perDay({ openDeals, winRate, averageWon, medianDaysToWin }: Omit<Velocity, 'perDay'>): number | null {
  if (winRate === null || averageWon === null || medianDaysToWin === null || medianDaysToWin === 0) return null
  return Math.round((openDeals * winRate * averageWon) / medianDaysToWin)
}

function createSpan(figuring: Figuring, span: Span, valuer: Valuer) {
  const won = createTally()
  const days: number[] = []
  let [openDeals, lost] = [0, 0]
  return {
    /** @returns whether the deal is open at the end of the span */
    add(history: DealHistory): boolean {
      const closed = closedWithin(figuring, history, span)
      if (closed?.status === 'lost') lost += 1
      if (closed?.status === 'won') {
        won.add(valuer.worth(history.id, closed.amount, () => rateDay(figuring, closed)))
        const began = history.enteredAt[0] ?? closed.enteredAt
        days.push((closed.enteredAt - began) / DAY_MS)
      }
      if (openBefore(figuring, history, span.until) === null) return false
      openDeals += 1
      return true
    },
    velocity(): Velocity {
      const { count, minor } = won.total()
      const known = {
        openDeals,
        winRate: rateOf(count, lost),
        averageWon: count === 0 ? null : Math.round(minor / count),
        medianDaysToWin: medianOf(days),
      }
      return { ...known, perDay: perDay(known) }
    },
  }
}

/** @param before the periods that it is compared with, oldest first */
export function createVelocity(
  figuring: Figuring,
  before: readonly Span[],
  ranking: Ranking,
): Reckoning<VelocityFigures> {
  const { valuer, quiet } = figuring
  const present = createSpan(figuring, figuring.span, valuer)
  const earlier = before.map((span) => createSpan(figuring, span, quiet))
  return {
    add(history) {
      for (const span of earlier) span.add(history)
      const isOpen = present.add(history)
      if (!isOpen || !figuring.canOpen(history)) return
      ranking.add(
        history.id,
        quiet.worth(history.id, history.now.amount, () => figuring.lastDay),
      )
    },
    figures: () => ({
      report: 'velocity',
      ...present.velocity(),
      before: earlier.map((span) => span.velocity().perDay),
    }),
  }
}
