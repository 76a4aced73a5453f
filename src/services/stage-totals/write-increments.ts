/** Adds to the totals of stages, in one operation. */
import { type ClientSession, Types } from 'mongoose'

import type { Models } from '../../models/models.ts'
import { type Increment, placeKey } from './plan-increments.ts'

export async function writeIncrements(
  { stageTotals }: Pick<Models, 'stageTotals'>,
  workspaceId: Types.ObjectId,
  bucket: number,
  increments: readonly Increment[],
  session?: ClientSession,
): Promise<void> {
  if (increments.length === 0) return
  const operations = increments.map(({ pipelineId, stageId, ownerId, currency, count, minor }) => ({
    updateOne: {
      filter: { _id: `${placeKey({ stageId, ownerId, currency })}:${bucket}`, workspaceId },
      update: {
        $inc: { count, minor: Types.Decimal128.fromString(minor.toString()) },
        $setOnInsert: {
          pipelineId,
          stageId,
          ...(ownerId !== null && { ownerId }),
          ...(currency !== null && { currency }),
          bucket,
        },
      },
      upsert: true,
    },
  }))
  await stageTotals.bulkWrite(operations, session === undefined ? {} : { session })
}
