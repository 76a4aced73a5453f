/** Goes over records one by one and writes those that say something about the person, a batch in a transaction. */
import type { AnyBulkWriteOperation } from 'mongodb'
import type { Model, Types } from 'mongoose'

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
 */
export async function inBatch(
  { deps, actor, erasure: { pass } }: EraseContext,
  name: string,
  [first]: readonly Found[],
  write: (tx: Transaction) => Promise<void>,
): Promise<void> {
  if (first === undefined) return
  await deps.transact(actor, `privacy.erase-${pass}-${name}-${String(first._id)}`, async (tx) => {
    await write(tx)
    return null
  })
}

/** @param rewrite null for a record that says nothing about the person */
export async function rewriteFound<Stored extends Found>(
  context: EraseContext,
  model: Model<never>,
  records: AsyncIterable<Stored>,
  rewrite: (record: Stored) => Rewrite | null | Promise<Rewrite | null>,
): Promise<void> {
  const { workspaceId } = context.erasure
  let waiting: { readonly record: Stored; readonly to: Rewrite }[] = []

  async function writeWaiting(): Promise<void> {
    const batch = waiting
    waiting = []
    await inBatch(
      context,
      model.collection.collectionName,
      batch.map(({ record }) => record),
      async ({ session }) => {
        const operations = batch.map(({ record: { _id }, to }): AnyBulkWriteOperation => {
          if (to === 'delete') return { deleteOne: { filter: { workspaceId, _id: _id as never } } }
          // Somebody has changed it in between: the second pass finds it.
          const same = to.version === undefined ? {} : { version: to.version }
          return { updateOne: { filter: { workspaceId, _id: _id as never, ...same }, update: to.update } }
        })
        await model.bulkWrite(operations as never, { session })
      },
    )
  }

  for await (const record of records) {
    context.signal?.throwIfAborted()
    const to = await rewrite(record)
    if (to === null) continue
    waiting.push({ record, to })
    if (waiting.length === WRITTEN_TOGETHER) await writeWaiting()
  }
  if (waiting.length > 0) await writeWaiting()
}
