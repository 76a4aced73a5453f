/** Processes one claimed item: runs its handler while renewing the lease, and records the outcome. */
import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { QueueItem, QueueItemError } from '../models/queue-item.ts'
import { queueItemError } from './error-text.ts'
import { keepLease } from './lease-keeper.ts'
import type { LeaseKeeper } from './lease-keeper.ts'
import type { QueueHandler } from './queue-handler.ts'
import type { QueueStore } from './queue-store.ts'
import { DEFAULT_RETRY_POLICY, judgeFailure } from './retry-policy.ts'
import type { RetryPolicy, Verdict } from './retry-policy.ts'

/**
 * lost: another process has the item now. given back: the handler was cut off and the item waits for another worker.
 * unrecorded: the process stops before the outcome could be saved.
 */
export type Outcome = 'done' | 'dead' | 'lost' | 'given back' | 'unrecorded' | { readonly retryInMs: number }

export type WorkDeps<Item extends QueueItem> = {
  readonly store: QueueStore<Item>
  readonly clock: Clock
  readonly random: () => number
  readonly log: Logger
  readonly leaseMs: number
  readonly monotonicMs: () => number
  /** How many times a process may vanish while working on one item before the item is taken to be the cause. */
  readonly maxAbandoned: number
  /** Repeats a write until it succeeds; undefined: shutdown cannot wait for that. */
  readonly persist: <T>(write: () => Promise<T>) => Promise<T | undefined>
  /** Called with each new lease, so that a shutdown can abort what it cannot wait for. */
  readonly onLease: (lease: LeaseKeeper) => () => void
}

type Failure = { readonly verdict: Verdict | { readonly kind: 'cut off' }; readonly error: unknown }

export async function workItem<Item extends QueueItem>(
  deps: WorkDeps<Item>,
  handler: QueueHandler,
  item: Item,
): Promise<Outcome> {
  const { store, clock, log, persist } = deps
  const about = { kind: item.kind, itemId: String(item._id), lane: item.lane, attempt: item.attempts }
  const policy: RetryPolicy = {
    ...DEFAULT_RETRY_POLICY,
    ...handler.retry,
    ...(item.maxAttempts === undefined ? {} : { maxAttempts: item.maxAttempts }),
  }

  const failure = await attempt(deps, handler, item, policy)

  if (failure === undefined) return outcome('done', await persist(() => store.complete(item)))

  // Not the item's fault, so it does not count as an attempt; if the claim was lost, this changes nothing.
  if (failure.verdict.kind === 'cut off') return outcome('given back', await persist(() => store.release(item)))

  const lastError: QueueItemError = queueItemError(failure.error, clock.now())
  if (failure.verdict.kind !== 'dead') {
    const { kind, delayMs } = failure.verdict
    log.warn({ ...about, delayMs, error: failure.error }, 'A queued item failed and will be tried again')
    const runAt = new Date(clock.now().getTime() + delayMs)
    const again = kind === 'wait' ? store.waitUntil : store.retryAt
    return outcome({ retryInMs: delayMs }, await persist(() => again(item, runAt, lastError)))
  }
  const recorded = outcome('dead', await persist(() => store.bury(item, lastError)))
  if (recorded !== 'dead') return recorded
  log.error({ ...about, error: failure.error }, 'A queued item was given up')
  try {
    await handler.onDead?.({ ...item, status: 'dead', lastError }, failure.error)
  } catch (error) {
    log.error({ ...about, error }, 'The callback for a given-up item failed')
  }
  return 'dead'

  function outcome(wanted: Outcome, kept: boolean | undefined): Outcome {
    if (kept === undefined) return 'unrecorded'
    if (kept) return wanted
    log.warn(about, 'The outcome of a queued item came after its claim was lost and was ignored')
    return 'lost'
  }
}

/** @returns undefined if the handler succeeded */
async function attempt<Item extends QueueItem>(
  deps: WorkDeps<Item>,
  handler: QueueHandler,
  item: Item,
  policy: RetryPolicy,
): Promise<Failure | undefined> {
  if (item.abandoned >= deps.maxAbandoned) {
    const error = new AppError('INTERNAL', {
      message: `The process ended ${item.abandoned} times while working on this item`,
    })
    return { verdict: { kind: 'dead' }, error }
  }
  const failuresWithThis = item.attempts - item.abandoned
  const lease = keepLease({ leaseMs: deps.leaseMs, monotonicMs: deps.monotonicMs, renew: () => deps.store.renew(item) })
  const forget = deps.onLease(lease)
  try {
    await handler.handle({
      item,
      signal: lease.signal,
      isLastAttempt: failuresWithThis >= policy.maxAttempts,
      heartbeat: lease.heartbeat,
    })
    return undefined
  } catch (error) {
    if (lease.signal.aborted) return { verdict: { kind: 'cut off' }, error }
    const ageMs = deps.clock.now().getTime() - item.createdAt.getTime()
    return { verdict: judgeFailure(error, failuresWithThis, policy, deps.random, ageMs), error }
  } finally {
    lease.stop()
    forget()
  }
}
