/** Lists dead items and discards those that nobody needs any more. */
import type { Collection, Filter } from 'mongodb'

import type { Clock } from '../clock.ts'
import type { QueueItem } from '../models/queue-item.ts'
import { type DeadItemFilter, deadItems } from './replay-dead.ts'

/** Without the payload, which may contain what people wrote. */
export type DeadItem<Id> = Pick<QueueItem<Id>, 'kind' | 'lane' | 'attempts' | 'createdAt' | 'lastError'> & {
  readonly _id: Id
}

/** The most recent failures come first. An empty filter lists all. */
export async function listDead<Item extends QueueItem>(
  collection: Collection<Item>,
  filter: DeadItemFilter<Item['_id']>,
  limit: number,
): Promise<{ readonly items: readonly DeadItem<Item['_id']>[]; readonly total: number }> {
  const dead = deadItems(filter) as Filter<Item>
  const projection = { kind: 1, lane: 1, attempts: 1, createdAt: 1, lastError: 1 }
  const [items, total] = await Promise.all([
    collection.find<DeadItem<Item['_id']>>(dead, { projection, sort: { 'lastError.at': -1, _id: 1 }, limit }).toArray(),
    collection.countDocuments(dead),
  ])
  return { items, total }
}

/**
 * Marks dead items as done: they are never retried, and are deleted when done items are.
 *
 * @returns how many there were
 * @throws AppError VALIDATION when the filter is empty
 */
export async function discardDead<Item extends QueueItem>(
  deps: { readonly collection: Collection<Item>; readonly clock: Clock },
  filter: DeadItemFilter<Item['_id']>,
): Promise<number> {
  const change: object = { $set: { status: 'done', doneAt: deps.clock.now() } }
  const dead = deadItems(filter, 'discard') as Filter<Item>
  return (await deps.collection.updateMany(dead, change, { writeConcern: { w: 'majority' } })).modifiedCount
}
