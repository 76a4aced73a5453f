/**
 * Lanes that this process can skip for a while, because another process is working on them or their first item waits
 * for a retry. Leaving them out of the listing keeps a long backlog in one lane from starving the others.
 */
export type HeldLanes = {
  readonly hold: (lane: string, forMs: number) => void
  readonly release: (lane: string) => void
  readonly list: () => string[]
}

/** @param monotonicMs milliseconds that never go backwards: a jump of the wall clock must not hold a lane for a day */
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
