/** Guarded writes of many records at once: each succeeds only on the version that was read, or none of them is written. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'

type Collection = 'contacts' | 'companies' | 'deals'
type Update = Readonly<Record<string, unknown>>
export type RecordUpdate = {
  readonly filter: { readonly workspaceId: Types.ObjectId; readonly _id: Types.ObjectId; readonly version: number }
  readonly update: Update
}

type Versioned = { readonly _id: Types.ObjectId; readonly workspaceId: Types.ObjectId; readonly version: number }

export function updateOf(
  { _id, workspaceId, version }: Versioned,
  { $set, $unset }: { readonly $set: Update; readonly $unset: Update },
): RecordUpdate {
  const update = { $set, ...(Object.keys($unset).length > 0 && { $unset }), $inc: { version: 1 } }
  return { filter: { workspaceId, _id, version }, update }
}

function changedMeanwhile(): AppError {
  const details = { reason: 'changed-meanwhile' } as const
  return new AppError('CONFLICT', { message: 'A record changed meanwhile', details })
}

// Written alike, whatever their kind: the type of one of the three will do.
const modelIn = (models: Models, collection: Collection): Models['contacts'] =>
  models[collection] as unknown as Models['contacts']

/** @throws AppError CONFLICT when a record changed in the meantime */
export async function writeUpdates(
  models: Models,
  collection: Collection,
  { session, at }: Transaction,
  updates: readonly RecordUpdate[],
): Promise<void> {
  if (updates.length === 0) return
  const operations = updates.map(({ filter, update }) => ({
    updateOne: { filter: { ...filter }, update: { ...update, $set: { ...Object(update['$set']), updatedAt: at } } },
  }))
  const written = await modelIn(models, collection).bulkWrite(operations, { session, timestamps: false })
  if (written.modifiedCount !== updates.length) throw changedMeanwhile()
}

/**
 * Deletes many records in few statements.
 *
 * @param more what a deleted record of the kind does not have, or has otherwise
 * @throws AppError CONFLICT as {@link writeUpdates}
 */
export async function deleteRecords(
  models: Models,
  collection: Collection,
  { session, at }: Transaction,
  records: readonly Versioned[],
  more: { readonly $set?: Update; readonly $unset?: Update } = {},
): Promise<void> {
  const byVersion = new Map<number, Types.ObjectId[]>()
  for (const { _id, version } of records) byVersion.set(version, [...(byVersion.get(version) ?? []), _id])
  const update = { ...more, $set: { ...more.$set, deletedAt: at, updatedAt: at }, $inc: { version: 1 } }
  const [first] = records
  if (first === undefined) return
  for (const [version, ids] of byVersion) {
    const filter = { workspaceId: first.workspaceId, _id: { $in: ids }, version }
    const written = await modelIn(models, collection).updateMany(filter, update, { session, timestamps: false })
    if (written.modifiedCount !== ids.length) throw changedMeanwhile()
  }
}
