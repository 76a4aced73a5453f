/** Groups listed items into batches that can be processed in parallel. Pure. */
import type { QueueItem } from '../models/queue-item.ts'

/** Items to process one after another: those of one lane in order, or a single item without a lane. */
export type Batch<Item> = readonly [Item, ...Item[]]

/**
 * An item that holds its lane comes first in its batch: until it is done, no other one of the lane can be claimed.
 *
 * @param items in queue order; the batches are returned in the order of their first items
 */
export function laneBatches<Item extends QueueItem>(items: readonly Item[]): Batch<Item>[] {
  const batches: [Item, ...Item[]][] = []
  const byLane = new Map<string, Item[]>()
  for (const item of items) {
    const sameLane = item.lane === null ? undefined : byLane.get(item.lane)
    if (sameLane !== undefined) {
      if (item.activeLane === undefined) sameLane.push(item)
      else sameLane.unshift(item)
      continue
    }
    const batch: [Item, ...Item[]] = [item]
    batches.push(batch)
    if (item.lane !== null) byLane.set(item.lane, batch)
  }
  return batches
}
