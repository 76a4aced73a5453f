import type { LiveEvent } from './control-api.ts'

export type LiveEvents = {
  readonly publish: (event: LiveEvent) => void
  /** @returns the function that unsubscribes */
  readonly subscribe: (listener: (event: LiveEvent) => void) => () => void
}

export function createLiveEvents(): LiveEvents {
  const listeners = new Set<(event: LiveEvent) => void>()
  return {
    publish: (event) => {
      for (const listener of listeners) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
