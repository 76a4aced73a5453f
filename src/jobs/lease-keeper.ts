/** Keeps one claim alive while its handler runs, and says through a signal when it is lost. */
import { AppError } from '../errors.ts'

export type LeaseKeeper = {
  readonly signal: AbortSignal
  /** Renews now; false: the claim is lost. */
  readonly heartbeat: () => Promise<boolean>
  /** Aborts the signal for a reason of the caller's. */
  readonly abort: (reason: AppError) => void
  readonly stop: () => void
}

export type LeaseKeeperDeps = {
  readonly leaseMs: number
  /** false: the claim is lost. A throw (database away) is tried again at the next beat. */
  readonly renew: () => Promise<boolean>
  readonly monotonicMs: () => number
}

const BEATS_PER_LEASE = 3

export function keepLease({ leaseMs, renew, monotonicMs }: LeaseKeeperDeps): LeaseKeeper {
  const abortion = new AbortController()
  let renewedAt = monotonicMs()

  const heartbeat = async (): Promise<boolean> => {
    if (abortion.signal.aborted) return false
    const askedAt = monotonicMs()
    if (!(await renew())) {
      const message = 'The claim on this item was lost to another worker'
      abortion.abort(new AppError('CONFLICT', { message, details: { reason: 'claim-lost' } }))
      return false
    }
    renewedAt = askedAt
    return true
  }

  const beat = async (): Promise<void> => {
    try {
      await heartbeat()
    } catch {
      // The database is away, which the runner logs. Once the lease is over by our own reckoning, another process that
      // does reach the database may take the item.
      if (monotonicMs() - renewedAt > leaseMs) {
        abortion.abort(new AppError('UNAVAILABLE', { message: 'The claim on this item could not be renewed in time' }))
      }
    }
  }

  const timer = setInterval(() => void beat(), leaseMs / BEATS_PER_LEASE)
  timer.unref()
  return {
    signal: abortion.signal,
    heartbeat,
    abort: (reason) => abortion.abort(reason),
    stop: () => clearInterval(timer),
  }
}
