/** Why deals were lost. Pure. */
import { closedWithin } from '../history/scope.ts'
import { byMoney, type Figuring, type Reckoning, worthOf } from '../figuring.ts'
import type { Ranking } from '../ranking.ts'
import type { LostFigures } from '../report.ts'
import { createTally, type Tally } from '../valuer.ts'

export function createLost(figuring: Figuring, ranking: Ranking): Reckoning<LostFigures> {
  const total = createTally()
  const reasons = new Map<string | null, Tally>()
  return {
    add(history) {
      const state = closedWithin(figuring, history, figuring.span)
      if (state?.status !== 'lost') return
      const worth = worthOf(figuring, history, state)
      const reason = reasons.get(state.lostReason) ?? createTally()
      reasons.set(state.lostReason, reason)
      for (const tally of [total, reason]) tally.add(worth)
      if (figuring.canOpen(history)) ranking.add(history.id, worth)
    },
    figures: () => ({
      report: 'lost',
      reasons: [...reasons]
        .map(([reason, tally]) => ({ name: reason ?? '', reason, ...tally.total() }))
        .toSorted(byMoney)
        .map(({ reason, count, minor }) => ({ reason, count, minor })),
      total: total.total(),
    }),
  }
}
