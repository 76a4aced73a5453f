/** Open deals by what their chances follow from: those of one class have the same chances. Pure. */
import type { DealId, StageId } from '../../../models/ids.ts'
import type { Textbook } from './learned-shares.ts'

export type OpenDeal = {
  readonly id: DealId
  readonly worth: number
  readonly stageId: StageId
  /** Months in the stage. */
  readonly age: number
  /** What was set for the stage, 0 to 1. */
  readonly probability: number
  /** YYYY-MM in which somebody expects it to close, not before the current one; null if nobody said so. */
  readonly expectedIn: string | null
}

export type DealClass = Pick<OpenDeal, 'probability' | 'expectedIn'> & {
  /** In the textbook; null for a stage in which no lesson ever was. */
  readonly place: number | null
}

export type DealClasses = {
  /** The place of the deal's class in `all`. */
  readonly numberOf: (deal: OpenDeal) => number
  readonly all: readonly DealClass[]
}

export function createDealClasses({ placeOf }: Pick<Textbook, 'placeOf'>): DealClasses {
  const numbers = new Map<string, number>()
  const all: DealClass[] = []
  return {
    all,
    numberOf({ stageId, age, probability, expectedIn }) {
      const place = placeOf(stageId, age)
      const key = `${place} ${expectedIn} ${probability}`
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, all.length)
      return all.push({ place, probability, expectedIn }) - 1
    },
  }
}

/** Whatever order deals were read in, their classes have this one: sums of fractions depend on it. */
export function byClass(one: DealClass, other: DealClass): number {
  return (
    (one.place ?? -1) - (other.place ?? -1) ||
    (one.expectedIn ?? '').localeCompare(other.expectedIn ?? '') ||
    one.probability - other.probability
  )
}
