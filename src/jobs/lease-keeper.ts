/** Renews a claim while its handler runs, and aborts a signal when the claim is lost. */
import { AppError } from '../errors.ts'

export type LeaseKeeper = {
  readonly signal: AbortSignal
  /** Renews the claim now; false: it is lost. */
  readonly heartbeat: () => Promise<boolean>
  /** Aborts the signal with the caller's reason. */
  readonly abort: (reason: AppError) => void
  readonly stop: () => void
}

export type LeaseKeeperDeps = {
  readonly leaseMs: number
  /** false: the claim is lost. If it throws (database away), the next beat tries again. */
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
      // The database is away; the runner logs that. Once the lease has expired by our own clock, another process that
      // can reach the database may claim the item.
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
