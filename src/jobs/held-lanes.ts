/**
 * Lanes that this process need not look into for a while, because another process works them or their head waits for a
 * retry. Leaving them out of the listing is what keeps a long backlog in one lane from starving all others.
 */
export type HeldLanes = {
  readonly hold: (lane: string, forMs: number) => void
  readonly release: (lane: string) => void
  readonly list: () => string[]
}

/** @param monotonicMs milliseconds that never go back: a jump of the wall clock must not hold a lane for a day. */
export function createHeldLanes(monotonicMs: () => number): HeldLanes {
  const until = new Map<string, number>()
  return {
    hold: (lane, forMs) => void until.set(lane, monotonicMs() + forMs),
    release: (lane) => void until.delete(lane),
    list: () => {
      const now = monotonicMs()
      for (const [lane, end] of until) if (end <= now) until.delete(lane)
      return [...until.keys()]
    },
  }
}
