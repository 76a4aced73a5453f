/** What the totals of a workspace's stages lack, or have too much: all of its deals counted, less the totals. */
import { type PipelineStage, Types } from 'mongoose'

import type { Models } from '../../models/models.ts'
import type { Increment } from './plan-increments.ts'
import { ONE_MOMENT } from './read-totals.ts'

type Place = { readonly pipelineId: Types.ObjectId; readonly stageId: Types.ObjectId }
type Difference = {
  readonly _id: Place & { readonly ownerId?: Types.ObjectId | null; readonly currency?: string | null }
  readonly count: number
  readonly minor: Types.Decimal128
}

const PLACE = {
  pipelineId: '$pipelineId',
  stageId: '$stageId',
  ownerId: { $ifNull: ['$ownerId', null] },
  currency: { $ifNull: ['$currency', null] },
}

const LESS = Types.Decimal128.fromString('-1')

/**
 * One operation for both, so that both are read at the same moment: what changes meanwhile changes both alike. The differences can
 * therefore be added at any later time.
 */
export async function findDifferences(
  models: Pick<Models, 'deals' | 'stageTotals'>,
  workspaceId: Types.ObjectId,
): Promise<readonly Increment[]> {
  const totals: PipelineStage.UnionWith = {
    $unionWith: {
      coll: models.stageTotals.collection.name,
      pipeline: [
        { $match: { workspaceId } },
        { $project: { _id: PLACE, count: { $multiply: ['$count', -1] }, minor: { $multiply: ['$minor', LESS] } } },
      ],
    },
  }
  const found = await models.deals
    .aggregate<Difference>([
      { $match: { workspaceId, deletedAt: null } },
      {
        $group: {
          _id: { ...PLACE, currency: { $ifNull: ['$amount.currency', null] } },
          count: { $sum: 1 },
          minor: { $sum: { $toDecimal: { $ifNull: ['$amount.minor', 0] } } },
        },
      },
      totals,
      { $group: { _id: '$_id', count: { $sum: '$count' }, minor: { $sum: '$minor' } } },
      { $match: { $or: [{ count: { $ne: 0 } }, { minor: { $ne: Types.Decimal128.fromString('0') } }] } },
      { $sort: { _id: 1 } },
    ])
    .option(ONE_MOMENT)
  return found.map(({ _id: { pipelineId, stageId, ownerId, currency }, count, minor }) => ({
    pipelineId,
    stageId,
    ownerId: ownerId ?? null,
    currency: currency ?? null,
    count,
    minor: BigInt(minor.toString()),
  }))
}
