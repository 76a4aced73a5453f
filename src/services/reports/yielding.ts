/** Lets everything else in the process have its turn while a report counts: updates of chats come first. */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** What may be counted in one go: some milliseconds' worth. */
export const MAX_STEPS_AT_ONCE = 500

export type Yielding = {
  /** To be awaited after that many steps: at once, or after the turn of others. One step is what one deal costs. */
  readonly after: (steps: number) => Promise<void> | undefined
}

export function createYielding(): Yielding {
  let taken = 0
  return {
    after(steps) {
      taken += steps
      if (taken < MAX_STEPS_AT_ONCE) return undefined
      taken = 0
      return nextTurn()
    },
  }
}
