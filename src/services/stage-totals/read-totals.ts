/** The totals of a pipeline's stages, added up over their buckets. */
import type { PipelineStage, Types } from 'mongoose'

import type { Models } from '../../models/models.ts'

/** The deals of a stage with amounts in one currency, or without an amount. */
export type StageGroup = {
  readonly _id: { readonly stageId: Types.ObjectId; readonly currency?: string | null }
  readonly count: number
  /** In the currency's minor unit. */
  readonly minor: number
}

type Summed = Omit<StageGroup, 'minor'> & { readonly minor: Types.Decimal128 }

/** A scan that yields could otherwise see a deal where it came to and also where it came from. */
export const ONE_MOMENT = { readConcern: { level: 'snapshot' } } as const

const SUMS: PipelineStage.Group = {
  $group: {
    _id: { stageId: '$stageId', currency: '$currency' },
    count: { $sum: '$count' },
    minor: { $sum: '$minor' },
  },
}

/** @param scope which totals: the filter begins with the workspace, and may name owners as a filter of deals does */
export async function readTotals(
  { stageTotals }: Pick<Models, 'stageTotals'>,
  scope: Readonly<Record<string, unknown>>,
): Promise<readonly StageGroup[]> {
  const groups = await stageTotals.aggregate<Summed>([{ $match: scope }, SUMS]).option(ONE_MOMENT)
  // What has left a stage altogether stays as a sum of nothing.
  return groups.flatMap(({ minor, ...group }) =>
    group.count > 0 ? [{ ...group, minor: Number(minor.toString()) }] : [],
  )
}
