/**
 * Remembers where pages of lists ended, so that the next one begins without a read of its anchor. In another process, or
 * after a restart, the anchor is read.
 */
export type PageEnds<End> = {
  readonly remember: (key: string, end: End) => void
  readonly of: (key: string) => End | undefined
}

/** Each takes some hundred bytes. */
const MAX_KNOWN = 10_000

export function createPageEnds<End>(): PageEnds<End> {
  const known = new Map<string, End>()
  return {
    remember(key, end) {
      // What was shown last is at the end.
      known.delete(key)
      known.set(key, end)
      const [oldest] = known.keys()
      if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest)
    },
    of: (key) => known.get(key),
  }
}
