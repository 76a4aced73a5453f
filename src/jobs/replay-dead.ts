/** Brings dead items back, one or many, with a clean slate of attempts. */
import type { Collection, Document, Filter } from 'mongodb'

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { QueueItem } from '../models/queue-item.ts'

/** Which dead items: all conditions given must hold. Times are those of the last failure, `until` excluded. */
export type DeadItemFilter<Id> = {
  readonly id?: Id
  readonly kind?: string
  readonly from?: Date
  readonly until?: Date
}

/**
 * A replayed item keeps its place in its lane, so it comes before whatever waits there. Wake the runner afterwards.
 *
 * @returns how many were brought back; an item that is not dead is left alone.
 * @throws AppError VALIDATION when the filter is empty: replaying everything is never meant by accident.
 */
export async function replayDead<Item extends QueueItem>(
  deps: { readonly collection: Collection<Item>; readonly clock: Clock },
  filter: DeadItemFilter<Item['_id']>,
): Promise<number> {
  const { id, kind, from, until } = filter
  if (id === undefined && kind === undefined && from === undefined && until === undefined) {
    throw new AppError('VALIDATION', { message: 'Say which dead items to replay: an id, a kind or a range of time' })
  }
  const failedAt = { ...(from === undefined ? {} : { $gte: from }), ...(until === undefined ? {} : { $lt: until }) }
  const dead: Document = {
    status: 'dead',
    ...(id === undefined ? {} : { _id: id }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined && until === undefined ? {} : { 'lastError.at': failedAt }),
  }
  const change: object = { $set: { status: 'ready', attempts: 0, abandoned: 0, runAt: deps.clock.now() } }
  return (await deps.collection.updateMany(dead as Filter<Item>, change, { writeConcern: { w: 'majority' } }))
    .modifiedCount
}
