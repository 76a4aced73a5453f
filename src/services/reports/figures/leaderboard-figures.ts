/** Who won how much. Whoever owned a deal when it was won has won it, whoever owns it now. Pure. */
import type { MemberId } from '../../../models/ids.ts'
import { closedWithin } from '../history/scope.ts'
import { type Figuring, rateOf, type Reckoning, worthOf } from '../figuring.ts'
import type { Ranking } from '../ranking.ts'
import type { LeaderboardFigures } from '../report.ts'
import { createTally } from '../valuer.ts'

/** @param names of members, those who have left included, by id */
export function createLeaderboard(
  figuring: Figuring,
  names: ReadonlyMap<MemberId, string>,
  ranking: Ranking,
): Reckoning<LeaderboardFigures> {
  const blank = () => ({ won: createTally(), lost: createTally() })
  const rows = new Map<MemberId, ReturnType<typeof blank>>()
  return {
    add(history) {
      const state = closedWithin(figuring, history, figuring.span)
      if (state === null || state.ownerId === null) return
      const row = rows.get(state.ownerId) ?? blank()
      rows.set(state.ownerId, row)
      const worth = worthOf(figuring, history, state)
      row[state.status].add(worth)
      if (state.status === 'won' && figuring.canOpen(history)) ranking.add(history.id, worth)
    },
    figures: () => ({
      report: 'leaderboard',
      members: [...rows]
        .map(([id, { won, lost }]) => ({
          memberId: id,
          name: names.get(id) ?? '',
          won: won.total(),
          winRate: rateOf(won.total().count, lost.total().count),
        }))
        .toSorted(
          (one, other) =>
            other.won.minor - one.won.minor ||
            other.won.count - one.won.count ||
            one.name.localeCompare(other.name) ||
            (one.memberId < other.memberId ? -1 : 1),
        ),
    }),
  }
}
