/** Counts by key in fixed time windows, in bounded memory. */

export type Limit = { readonly requests: number; readonly perSeconds: number }

export type WindowCounter = {
  /** Counts one request. Returns the milliseconds to wait if that is too many, or null if it may pass. */
  readonly take: (key: string) => number | null
  /** The milliseconds to wait if the next request would be too many, or null. Counts nothing. */
  readonly waiting: (key: string) => number | null
  /** The number of keys in memory. */
  readonly size: () => number
}

/** Takes a few megabytes. An attacker with more addresses than this is not stopped by limits per address anyway. */
const MAX_KEYS = 20_000

type Options = {
  readonly mostKeys?: number
  /** A monotonic clock, in milliseconds. */
  readonly now?: () => number
}

export function createWindowCounter(
  { requests, perSeconds }: Limit,
  { mostKeys = MAX_KEYS, now = () => performance.now() }: Options = {},
): WindowCounter {
  const windowMs = perSeconds * 1000
  /** In the order in which the windows began, which is also the order in which they end. */
  const windows = new Map<string, { readonly until: number; count: number }>()

  function begin(key: string, at: number): { readonly until: number; count: number } {
    windows.delete(key)
    for (const [other, { until }] of windows) {
      // Evict the oldest: a newcomer must not be refused because others came first.
      if (until > at && windows.size < mostKeys) break
      windows.delete(other)
    }
    const window = { until: at + windowMs, count: 0 }
    windows.set(key, window)
    return window
  }

  return {
    take(key) {
      const at = now()
      const known = windows.get(key)
      const window = known !== undefined && known.until > at ? known : begin(key, at)
      window.count += 1
      return window.count > requests ? window.until - at : null
    },
    waiting(key) {
      const window = windows.get(key)
      const waitMs = window === undefined ? 0 : window.until - now()
      return window !== undefined && waitMs > 0 && window.count >= requests ? waitMs : null
    },
    size: () => windows.size,
  }
}
