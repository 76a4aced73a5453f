/** Replays dead items, one or many, with their attempts reset. */
import type { Collection, Document, Filter } from 'mongodb'

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { QueueItem } from '../models/queue-item.ts'

/** Which dead items: all given conditions must hold. The times refer to the last failure; `until` is exclusive. */
export type DeadItemFilter<Id> = {
  readonly id?: Id
  readonly kind?: string
  readonly from?: Date
  readonly until?: Date
}

/**
 * The query for the dead items that match a filter.
 *
 * @param change the intended change, if any
 * @throws AppError VALIDATION when a change is given and the filter is empty, so that nobody changes everything by
 * accident
 */
export function deadItems<Id>(filter: DeadItemFilter<Id>, change?: 'replay' | 'discard'): Document {
  const { id, kind, from, until } = filter
  if (change !== undefined && id === undefined && kind === undefined && from === undefined && until === undefined) {
    throw new AppError('VALIDATION', { message: `Say which dead items to ${change}: an id, a kind or a time range` })
  }
  const failedAt = { ...(from === undefined ? {} : { $gte: from }), ...(until === undefined ? {} : { $lt: until }) }
  return {
    status: 'dead',
    ...(id === undefined ? {} : { _id: id }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined && until === undefined ? {} : { 'lastError.at': failedAt }),
  }
}

/**
 * A replayed item keeps its place in its lane, so it runs before anything that waits there. Wake the runner afterwards.
 *
 * @returns how many were replayed; items that are not dead are left alone
 * @throws AppError VALIDATION when the filter is empty: nobody should replay everything by accident
 */
export async function replayDead<Item extends QueueItem>(
  deps: { readonly collection: Collection<Item>; readonly clock: Clock },
  filter: DeadItemFilter<Item['_id']>,
): Promise<number> {
  const dead = deadItems(filter, 'replay')
  const change: object = { $set: { status: 'ready', attempts: 0, abandoned: 0, runAt: deps.clock.now() } }
  return (await deps.collection.updateMany(dead as Filter<Item>, change, { writeConcern: { w: 'majority' } }))
    .modifiedCount
}
