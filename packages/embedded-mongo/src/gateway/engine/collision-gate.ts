/**
 * Lets writes to one collection through one at a time while they collide. Concurrent inserts of one unique key deadlock in
 * the engine, which fails all but one of them; if the others all retried at once, they could go on like that for seconds.
 */

export type CollisionGate = {
  /** True while a write to this collection is being repeated: new writes should queue too. */
  readonly isContended: (collection: string) => boolean
  /** Waits for its turn; call the returned function when done. A turn lasts at most `turnMs`: its holder may be waiting for a lock. */
  readonly enter: (collection: string) => Promise<() => void>
}

export function createCollisionGate(turnMs: number): CollisionGate {
  const lastInLine = new Map<string, Promise<void>>()
  return {
    isContended: (collection) => lastInLine.has(collection),
    enter: async (collection) => {
      const previous = lastInLine.get(collection)
      let leave = () => {}
      const turn = new Promise<void>((resolve) => {
        leave = resolve
      })
      lastInLine.set(collection, turn)
      await previous
      const timer = setTimeout(leave, turnMs)
      timer.unref()
      return () => {
        clearTimeout(timer)
        leave()
        if (lastInLine.get(collection) === turn) lastInLine.delete(collection)
      }
    },
  }
}
