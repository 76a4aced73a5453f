/** Guarded writes of many records at once: each succeeds only on the version that was read, or none of them is written. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { Models } from '../../models/models.ts'
import type { Transaction } from '../core/transact.ts'

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

/** @throws AppError CONFLICT when a record changed in the meantime */
export async function writeUpdates(
  models: Models,
  collection: 'contacts' | 'companies' | 'deals',
  { session, at }: Transaction,
  updates: readonly RecordUpdate[],
): Promise<void> {
  if (updates.length === 0) return
  const operations = updates.map(({ filter, update }) => ({
    updateOne: { filter: { ...filter }, update: { ...update, $set: { ...Object(update['$set']), updatedAt: at } } },
  }))
  // Written alike, whatever their kind: the type of one of the three will do.
  const model = models[collection] as typeof models.contacts
  const written = await model.bulkWrite(operations, { session, timestamps: false })
  if (written.modifiedCount === updates.length) return
  const details = { reason: 'changed-meanwhile' } as const
  throw new AppError('CONFLICT', { message: 'A record changed meanwhile', details })
}
