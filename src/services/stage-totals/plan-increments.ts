/** What a change of deals adds to the totals of their stages, and takes away from them. Pure. */
import type { Types } from 'mongoose'

import type { DealRecord } from '../../models/deal.ts'

/** What a deal is counted by. */
export const COUNTED_FIELDS = {
  pipelineId: 1,
  stageId: 1,
  ownerId: 1,
  amount: 1,
  deletedAt: 1,
  version: 1,
} as const satisfies Partial<Record<keyof DealRecord, 1>>
export type CountedDeal = Pick<DealRecord, '_id' | keyof typeof COUNTED_FIELDS>

/** The deals of a stage that one member owns, with amounts in one currency; `null` stands for none. */
export type TotalPlace = {
  readonly pipelineId: Types.ObjectId
  readonly stageId: Types.ObjectId
  readonly ownerId: Types.ObjectId | null
  readonly currency: string | null
}

/** @property minor in the currency's minor unit */
export type Increment = TotalPlace & { readonly count: number; readonly minor: bigint }

/** The place as text, the same for the same place. */
export function placeKey({ stageId, ownerId, currency }: Omit<TotalPlace, 'pipelineId'>): string {
  // A stage belongs to one pipeline for good.
  return `${stageId.toHexString()}:${ownerId?.toHexString() ?? '-'}:${currency ?? '-'}`
}

/**
 * @param before the deals as they were, without those that were not there
 * @param after the same deals as they are now
 * @returns one for each place that changes, in the order of their keys: two changes that meet write in the same order, and
 * wait for each other instead of both for ever
 */
export function planIncrements(before: readonly CountedDeal[], after: readonly CountedDeal[]): readonly Increment[] {
  const former = new Map(before.map((deal) => [deal._id.toHexString(), deal]))
  const sums = new Map<string, Increment>()

  function add(deal: CountedDeal | undefined, sign: 1 | -1): void {
    if (deal === undefined || deal.deletedAt !== null) return
    const { pipelineId, stageId, amount } = deal
    const place = { pipelineId, stageId, ownerId: deal.ownerId ?? null, currency: amount?.currency ?? null }
    const key = placeKey(place)
    const known = sums.get(key) ?? { ...place, count: 0, minor: 0n }
    const minor = known.minor + BigInt(sign) * BigInt(amount?.minor ?? 0)
    sums.set(key, { ...known, count: known.count + sign, minor })
  }

  for (const deal of after) {
    const was = former.get(deal._id.toHexString())
    // Every change of a deal raises its version. One that this change did not write may have been written by another since.
    if (deal.version <= (was?.version ?? 0)) continue
    add(was, -1)
    add(deal, 1)
  }
  return [...sums]
    .filter(([, { count, minor }]) => count !== 0 || minor !== 0n)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, increment]) => increment)
}
