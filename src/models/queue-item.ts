/**
 * One unit of work in a queue collection. Two collections hold such items, `jobs` and `telegramUpdates`, and one engine
 * (src/jobs) processes both. See docs/adr/0001-work-queue.md for why the fields are what they are.
 */
import type { SchemaDefinition } from 'mongoose'

export const QUEUE_STATUSES = ['ready', 'running', 'done', 'dead'] as const

export type QueueStatus = (typeof QUEUE_STATUSES)[number]

/** Why and when the last attempt failed: a bounded text without secrets. */
export type QueueItemError = { readonly code: string; readonly message: string; readonly at: Date }

export type QueueItem<Id = unknown> = {
  readonly _id: Id
  /** Chooses the handler. A process that does not know a kind leaves its items to one that does. */
  readonly kind: string
  readonly payload: unknown
  /** Items of one lane are processed one at a time, in the order of `seq`; null: may run alongside anything. */
  readonly lane: string | null
  /** Position in the lane, and in the whole queue; `_id` breaks a tie. */
  readonly seq: number
  /** The earliest time to run. */
  readonly runAt: Date
  readonly status: QueueStatus
  /** Claims so far, whatever their outcome. */
  readonly attempts: number
  /** Claims whose process vanished: they do not count towards `maxAttempts`. */
  readonly abandoned: number
  readonly maxAttempts?: number
  /** While running: after this moment the claiming process counts as dead. */
  readonly leaseUntil?: Date
  /**
   * Fencing token: rises by one with each claim. Only the holder of the current value may finish, fail or renew the
   * item.
   */
  readonly fence: number
  /**
   * The lane, from an item's first claim until it is done or dead, so also while it waits for a retry. A partial unique
   * index over this field is what makes a lane exclusive.
   */
  readonly activeLane?: string
  readonly dedupeKey?: string
  readonly lastError?: QueueItemError
  readonly createdAt: Date
  readonly doneAt?: Date
}

/** A new item as it is inserted: the other fields are set during processing. */
export type NewQueueItem<Id> = Omit<QueueItem<Id>, 'leaseUntil' | 'activeLane' | 'lastError' | 'doneAt'>

/** An index as plain data, so that schemas and migrations declare exactly the same one. */
export type IndexDefinition = {
  readonly key: Readonly<Record<string, 1 | -1>>
  readonly options: {
    readonly name: string
    readonly unique?: boolean
    readonly expireAfterSeconds?: number
    readonly partialFilterExpression?: Readonly<Record<string, unknown>>
  }
}

const DAY_SECONDS = 86_400

/**
 * The indexes that the engine needs on every queue collection; `keepDays` is how long done items stay. Dead ones stay
 * for good.
 */
export function queueIndexes(keepDays: number): readonly IndexDefinition[] {
  return [
    { key: { status: 1, seq: 1, _id: 1 }, options: { name: 'in_order_of_work' } },
    {
      key: { activeLane: 1 },
      options: {
        name: 'one_active_item_per_lane',
        unique: true,
        partialFilterExpression: { activeLane: { $type: 'string' } },
      },
    },
    { key: { doneAt: 1 }, options: { name: 'forget_done', expireAfterSeconds: keepDays * DAY_SECONDS } },
  ]
}

/** The mongoose paths of a queue item, except `_id`. */
export const queueItemPaths = {
  kind: { type: String, required: true },
  payload: { type: 'Mixed', default: null },
  lane: { type: String, default: null },
  seq: { type: Number, required: true },
  runAt: { type: Date, required: true },
  status: { type: String, enum: QUEUE_STATUSES, required: true },
  attempts: { type: Number, required: true, default: 0 },
  abandoned: { type: Number, required: true, default: 0 },
  maxAttempts: Number,
  leaseUntil: Date,
  fence: { type: Number, required: true, default: 0 },
  activeLane: String,
  dedupeKey: String,
  lastError: { type: { code: String, message: String, at: Date }, _id: false, default: undefined },
  createdAt: { type: Date, required: true },
  doneAt: Date,
} satisfies SchemaDefinition
