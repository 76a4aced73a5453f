/** An item that this process received itself and stores as its own, without listing and claiming it. See docs/adr/0013-direct-start.md. */
import type { QueueItem } from '../models/queue-item.ts'
import type { Batch } from './lane-batches.ts'
import type { QueueStore } from './queue-store.ts'

export type StoredItem<Item extends QueueItem> = {
  /** As it is after a first claim. */
  readonly item: Item
  /** Whether its handler starts at once, alongside the write that stores it: nobody else can be working in the lane. */
  readonly early: boolean
  /** Whether the item was stored as this process's own and is the next of its lane. Never rejects. */
  readonly ours: Promise<boolean>
  /** Called when the item is durably done (true), or will be repeated or was given up (false). */
  readonly ended: (isDone: boolean) => void
}

/** The store for such an item: an outcome is recorded once the item is stored, and ignored if it is not this process's own. */
export function onceStored<Item extends QueueItem>(store: QueueStore<Item>, ours: Promise<boolean>): QueueStore<Item> {
  return {
    ...store,
    complete: async (item) => (await ours) && store.complete(item),
    retryAt: async (item, runAt, error) => (await ours) && store.retryAt(item, runAt, error),
    waitUntil: async (item, runAt, error) => (await ours) && store.waitUntil(item, runAt, error),
    bury: async (item, error) => (await ours) && store.bury(item, error),
    renew: async (item) => (await ours) && store.renew(item),
    release: async (item) => (await ours) && store.release(item),
  }
}

/** What a runner has to do. */
export type Work<Item extends QueueItem> =
  | { readonly kind: 'listed'; readonly batch: Batch<Item> }
  | { readonly kind: 'stored'; readonly stored: StoredItem<Item> }

export function firstOf<Item extends QueueItem>(work: Work<Item>): Item {
  return work.kind === 'listed' ? work.batch[0] : work.stored.item
}
