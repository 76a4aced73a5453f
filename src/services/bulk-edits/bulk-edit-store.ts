/** The read and the guarded steps of a stored bulk edit, shared by its operations. */
import { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { BulkEditRecord } from '../../models/bulk-edit.ts'
import { type BulkEditId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { type Action, RECORD_ACTIONS } from '../core/permissions.ts'
import type { Pace } from '../core/pace.ts'
import { writtenUpTo } from '../core/pieces.ts'
import type { Transaction } from '../core/transact.ts'
import type { BulkEditTurn } from './bulk-edit-jobs.ts'

/** So many records are changed in one transaction: it has to commit well within its time, also on a busy machine. */
export const CHUNK_SIZE = 100
/** A job ends after so many chunks and enqueues the next one, so that none runs for hours and others get their turn. */
export const CHUNKS_PER_JOB = 40
/** More than anybody changes at once; their ids are kept with it. */
export const MAX_RECORDS = 100_000

/** The operation's part of the command ids: undo finds the events of a chunk by it. */
export const CHUNK_OPERATION = 'bulk-edit.chunk'

const ID_BYTES = 12

/** What it takes to make the change, and to undo it. */
export function actionOf({ kind, change }: Pick<BulkEditRecord, 'kind' | 'change'>): Action {
  return RECORD_ACTIONS[kind][change.what === 'delete' ? 'delete' : 'write']
}

export function packIds(ids: readonly Types.ObjectId[]): Buffer {
  return Buffer.concat(ids.map(({ id }) => Buffer.from(id)))
}

/** The ids of one chunk. */
export function idsOfChunk({ ids }: Pick<BulkEditRecord, 'ids'>, part: number): readonly Types.ObjectId[] {
  // What the driver reads is its own kind of bytes.
  const bytes = Buffer.from((ids as unknown as { readonly buffer?: Uint8Array }).buffer ?? ids)
  const from = part * CHUNK_SIZE * ID_BYTES
  const own = bytes.subarray(from, from + CHUNK_SIZE * ID_BYTES)
  return Array.from({ length: own.length / ID_BYTES }, (_, index) =>
    Types.ObjectId.createFromHexString(own.subarray(index * ID_BYTES, (index + 1) * ID_BYTES).toString('hex')),
  )
}

export function chunksOf({ total }: Pick<BulkEditRecord, 'total'>): number {
  return Math.ceil(total / CHUNK_SIZE)
}

/** @throws AppError NOT_FOUND */
export async function readBulkEdit(
  models: Models,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  id: BulkEditId,
  tx?: Pick<Transaction, 'session'>,
): Promise<BulkEditRecord> {
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(id) }
  const found = await models.bulkEdits.findOne(filter, null, tx === undefined ? {} : { session: tx.session }).lean()
  if (found === null) throw new AppError('NOT_FOUND', { message: 'No such bulk edit', details: { kind: 'bulk-edit' } })
  return found
}

/** The bulk edit, if it is still in that turn; else null. */
export async function readTurn(
  models: Models,
  { workspaceId, bulkEditId, turn }: BulkEditTurn,
): Promise<BulkEditRecord | null> {
  return models.bulkEdits.findOne({ workspaceId: objectId(workspaceId), _id: objectId(bulkEditId), turn }).lean()
}

/** The actor of one chunk: whoever repeats it has the same command id. */
export function chunkActor(actor: Actor, { bulkEditId, turn }: BulkEditTurn, part: number): Actor {
  return { ...actor, commandId: `bulk-edit-${bulkEditId}-${turn}-${part}` }
}

/**
 * A part of a chunk.
 *
 * @property from where it begins in the chunk, from 0
 * @property goesOn whether this job goes on after the chunk
 */
export type Piece = { readonly part: number; readonly from: number; readonly pace: Pace; readonly goesOn: boolean }

/**
 * Goes on to the next piece or chunk, in the transaction of this one.
 *
 * @param next where the next piece of the chunk begins; null if there is none
 * @throws AppError CONFLICT (bulk-edit-over) if it was stopped or undone meanwhile; then nothing is written
 */
export async function stepOn(
  models: Models,
  { session }: Pick<Transaction, 'session'>,
  { workspaceId, bulkEditId, turn }: BulkEditTurn,
  { part, from }: Pick<Piece, 'part' | 'from'>,
  next: number | null,
  update: {
    readonly $set: Partial<BulkEditRecord>
    readonly $inc: Readonly<Record<string, number>>
    readonly $push?: Readonly<Record<string, object>>
  },
): Promise<void> {
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(bulkEditId), turn, part, piece: writtenUpTo(from) }
  const place = next === null ? { part: part + 1, piece: 0 } : { piece: next }
  const written = await models.bulkEdits.updateOne(
    filter,
    { ...update, $set: { ...update.$set, ...place }, $inc: { ...update.$inc, version: 1 } },
    { session },
  )
  if (written.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'bulk-edit-over' } })
}
