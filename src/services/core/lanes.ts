/** Numbers for work that runs at once: of two that run at the same time, no two have the same. */

export type Lanes = {
  /** Runs the work with the lowest number that no other running work has. */
  readonly use: <T>(work: (lane: number) => Promise<T>) => Promise<T>
}

export function createLanes(): Lanes {
  const taken = new Set<number>()

  function lowestFree(): number {
    let lane = 0
    while (taken.has(lane)) lane += 1
    return lane
  }

  return {
    async use(work) {
      const lane = lowestFree()
      taken.add(lane)
      try {
        return await work(lane)
      } finally {
        taken.delete(lane)
      }
    },
  }
}
