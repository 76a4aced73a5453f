/** Sorts a listing into what can be worked side by side. Pure. */
import type { QueueItem } from '../models/queue-item.ts'

/** Items to be worked one after another: those of one lane in its order, or a single item without a lane. */
export type Batch<Item> = readonly [Item, ...Item[]]

/** @param items in the order of the queue; the batches come in the order of their first items. */
export function laneBatches<Item extends QueueItem>(items: readonly Item[]): Batch<Item>[] {
  const batches: [Item, ...Item[]][] = []
  const byLane = new Map<string, Item[]>()
  for (const item of items) {
    const sameLane = item.lane === null ? undefined : byLane.get(item.lane)
    if (sameLane !== undefined) {
      sameLane.push(item)
      continue
    }
    const batch: [Item, ...Item[]] = [item]
    batches.push(batch)
    if (item.lane !== null) byLane.set(item.lane, batch)
  }
  return batches
}
