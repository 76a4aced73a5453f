/** Lets one waiter know that something has happened, and when it has not heard anything for a while. */
import { setTimeout as sleep } from 'node:timers/promises'

export type NewsBell = {
  readonly ring: () => void
  /** Resolves with true at the next ring, or with false after that time. */
  readonly wait: (forMs: number) => Promise<boolean>
}

export function createNewsBell(): NewsBell {
  let ring = (): void => {}
  return {
    ring: () => ring(),
    async wait(forMs) {
      const silence = new AbortController()
      const rung = new Promise<boolean>((resolve) => {
        ring = () => resolve(true)
      })
      const silent = sleep(forMs, false, { signal: silence.signal }).catch(() => false)
      const isRung = await Promise.race([rung, silent])
      silence.abort()
      return isRung
    },
  }
}
