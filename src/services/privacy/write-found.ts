/**
 * Goes over records one by one and writes those that say something about the person, a batch in a transaction, or in pieces where
 * that takes too long.
 */
import type { AnyBulkWriteOperation } from 'mongodb'
import type { Model, Types } from 'mongoose'

import { finishChunk } from '../core/pieces.ts'
import type { Transaction } from '../core/transact.ts'
import type { EraseContext } from './erase-context.ts'

const WRITTEN_TOGETHER = 100

type Found = { readonly _id: Types.ObjectId | string }

export type Rewrite = { readonly update: Readonly<Record<string, unknown>>; readonly version?: number } | 'delete'

/** A record as somebody else's change would write it; what was changed in between is left to the second pass. */
export function newVersion(
  { version }: { readonly version: number },
  $set: Readonly<Record<string, unknown>>,
  $unset: Readonly<Record<string, 1>> = {},
): Rewrite {
  return { update: { $set, ...(Object.keys($unset).length > 0 && { $unset }), $inc: { version: 1 } }, version }
}

/**
 * A write of its own, under an id that tells it from those of every other batch: its first record is in no other batch, since
 * it says nothing about the person afterwards.
 *
 * @param write these of them
 */
export async function inBatch<Record extends Found>(
  { deps, actor, erasure: { pass }, pace, signal }: EraseContext,
  name: string,
  records: readonly Record[],
  write: (tx: Transaction, some: readonly Record[]) => Promise<void>,
): Promise<void> {
  async function writeFrom(from: number): Promise<number | null> {
    const first = records[from]
    if (first === undefined) return null
    const writeSome = async (tx: Transaction): Promise<number | null> => {
      const until = Math.min(records.length, from + tx.atMost(records.length))
      await write(tx, records.slice(from, until))
      return until === records.length ? null : until
    }
    return deps.transact(actor, `privacy.erase-${pass}-${name}-${String(first._id)}`, writeSome, { pace })
  }
  await finishChunk(0, writeFrom, signal)
}

/** @param rewrite null for a record that says nothing about the person */
export async function rewriteFound<Stored extends Found>(
  context: EraseContext,
  model: Model<never>,
  records: AsyncIterable<Stored>,
  rewrite: (record: Stored) => Rewrite | null | Promise<Rewrite | null>,
): Promise<void> {
  const { workspaceId } = context.erasure
  let waiting: (Found & { readonly to: Rewrite })[] = []

  async function writeWaiting(): Promise<void> {
    const batch = waiting
    waiting = []
    await inBatch(context, model.collection.collectionName, batch, async ({ session }, some) => {
      const operations = some.map(({ _id, to }): AnyBulkWriteOperation => {
        if (to === 'delete') return { deleteOne: { filter: { workspaceId, _id: _id as never } } }
        // Somebody has changed it in between: the second pass finds it.
        const same = to.version === undefined ? {} : { version: to.version }
        return { updateOne: { filter: { workspaceId, _id: _id as never, ...same }, update: to.update } }
      })
      await model.bulkWrite(operations as never, { session })
    })
  }

  for await (const record of records) {
    context.signal?.throwIfAborted()
    const to = await rewrite(record)
    if (to === null) continue
    waiting.push({ _id: record._id, to })
    if (waiting.length === WRITTEN_TOGETHER) await writeWaiting()
  }
  if (waiting.length > 0) await writeWaiting()
}
