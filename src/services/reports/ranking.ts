/** The deals behind a report, the most important first. */
import type { DealId } from '../../models/ids.ts'

/** A member looks at the first ones; more than this nobody pages through in a chat. */
export const MAX_RANKED = 500

export type Ranking = {
  readonly add: (id: DealId, weight: number) => void
  /** By weight, the larger first; equal ones by id. */
  readonly ids: () => readonly DealId[]
}

type Ranked = { readonly id: DealId; readonly weight: number }

function byWeight(one: Ranked, other: Ranked): number {
  return other.weight - one.weight || (one.id < other.id ? -1 : 1)
}

/** Keeps a bounded number, however many are added. */
export function createRanking(): Ranking {
  let kept: Ranked[] = []
  const cut = (): void => void (kept = kept.toSorted(byWeight).slice(0, MAX_RANKED))
  return {
    add(id, weight) {
      kept.push({ id, weight })
      if (kept.length >= 4 * MAX_RANKED) cut()
    },
    ids() {
      cut()
      return kept.map(({ id }) => id)
    },
  }
}
