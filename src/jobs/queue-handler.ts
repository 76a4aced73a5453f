/** What a kind of item is worked by. */
import type { QueueItem } from '../models/queue-item.ts'
import type { RetryPolicy } from './retry-policy.ts'

export type WorkContext = {
  readonly item: QueueItem
  /** Aborts when the claim is lost (someone else works the item now: stop at once) or when shutdown cannot wait longer. */
  readonly signal: AbortSignal
  /** Whether a failure now is the last one. */
  readonly isLastAttempt: boolean
  /** Renews the claim at once, ahead of the regular renewals; false: it is lost. */
  readonly heartbeat: () => Promise<boolean>
}

export type QueueHandler = {
  /**
   * Must bear being repeated. A throw is judged by the retry policy; returning means done, and a promise that never
   * settles holds its lane for as long as the process lives.
   */
  readonly handle: (context: WorkContext) => Promise<void>
  readonly retry?: Partial<RetryPolicy>
  /** Told once when an item is given up, after that is on record; a crash in between leaves it untold. */
  readonly onDead?: (item: QueueItem, error: unknown) => Promise<void>
}
