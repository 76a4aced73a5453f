/** Counts by key in fixed windows of time, in a memory of a bounded size. */

export type Limit = { readonly requests: number; readonly perSeconds: number }

export type WindowCounter = {
  /** Counts one more. Milliseconds to wait when that is too many, or null when it may pass. */
  readonly take: (key: string) => number | null
  /** How many keys are held. */
  readonly size: () => number
}

/** Some megabytes. Who has more addresses than this is held by no limit of addresses. */
const MAX_KEYS = 20_000

type Options = {
  readonly mostKeys?: number
  /** Milliseconds that only rise. */
  readonly now?: () => number
}

export function createWindowCounter(
  { requests, perSeconds }: Limit,
  { mostKeys = MAX_KEYS, now = () => performance.now() }: Options = {},
): WindowCounter {
  const windowMs = perSeconds * 1000
  /** In the order in which the windows began, and so in which they end. */
  const windows = new Map<string, { readonly until: number; count: number }>()

  function begin(key: string, at: number): { readonly until: number; count: number } {
    windows.delete(key)
    for (const [other, { until }] of windows) {
      // The oldest makes way: a newcomer must not be refused because others came before.
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
    size: () => windows.size,
  }
}
