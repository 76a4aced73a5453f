/** What may be merged, and which merges a record has behind it. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { MergeRecord } from '../../models/merge.ts'
import type { Models } from '../../models/models.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { RecordKind } from '../../ids.ts'
import type { Transaction } from '../core/transact.ts'

/** How long a merge can be undone by those who may separate records. */
export const SEPARABLE_FOR_MS = 365 * 24 * 60 * 60 * 1000

/** The states in which the primary stands for the losing record. */
const HELD = ['moving', 'merged'] as const
const UNDER_WAY = ['moving', 'separating'] as const

type Of = { readonly workspaceId: Types.ObjectId; readonly kind: RecordKind }

/** @throws AppError CONFLICT (merge-under-way) while references still follow an earlier merge of one of them */
export async function assertSettled(
  models: Models,
  tx: Transaction,
  { workspaceId, kind }: Of,
  ids: readonly Types.ObjectId[],
): Promise<void> {
  const options = { session: tx.session }
  for (const place of ['primaryId', 'losingId'] as const) {
    const busy = { workspaceId, [place]: { $in: ids }, state: { $in: UNDER_WAY } }
    const found = await models.merges.findOne(busy, { primaryId: 1 }, options).lean()
    if (found === null) continue
    const about = recordRef({ kind, id: found.primaryId })
    throw new AppError('CONFLICT', { details: { reason: 'merge-under-way', about } })
  }
}

/** The merges that a record stands for, the latest last. */
export async function mergesInto(
  models: Models,
  { workspaceId, primaryId }: Pick<MergeRecord, 'workspaceId' | 'primaryId'>,
  tx?: Transaction,
): Promise<readonly MergeRecord[]> {
  const options = tx === undefined ? {} : { session: tx.session }
  const found = await models.merges.find({ workspaceId, primaryId, state: { $in: HELD } }, null, options).lean()
  return found.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1))
}

/** What a record holds of those that were merged into it. Nothing at all once there are none. */
export type TakenOver = { readonly mergedIds?: readonly Types.ObjectId[]; readonly mergedWords?: readonly string[] }

/** Pure. */
export function takenOver(merges: readonly MergeRecord[]): TakenOver {
  const mergedIds = merges.flatMap(({ takenIds }) => takenIds)
  const mergedWords = [...new Set(merges.flatMap(({ words }) => words))]
  return { ...(mergedIds.length > 0 && { mergedIds }), ...(mergedWords.length > 0 && { mergedWords }) }
}
