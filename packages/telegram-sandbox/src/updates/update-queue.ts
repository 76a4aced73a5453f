import type { Update } from 'grammy/types'

import { BotApiError } from '../bot-api/bot-api-error.ts'
import type { Store } from '../store/store.ts'
import type { StoreRecord } from '../store/state.ts'

/** The kinds of updates that the sandbox creates; a bot that names none gets all of them. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'inline_query',
  'chosen_inline_result',
] as const
export type UpdateKind = (typeof UPDATE_KINDS)[number]

export type UpdateQueue = {
  /** The record of a new update, to be committed with the change it reports; none if the bot does not want this kind. */
  readonly make: (kind: UpdateKind, payload: object) => StoreRecord[]
  /** Wakes those who wait for updates. */
  readonly wake: () => void
  /** Long polling. @throws BotApiError 409 if another call for updates, or a webhook, takes over */
  readonly poll: (request: PollRequest) => Promise<Update[]>
  /** Refuses a waiting call with 409. */
  readonly interrupt: (reason: string) => void
  readonly markDone: (updateIds: readonly number[]) => void
  /** Subscribes to commits of updates. @returns the function that unsubscribes */
  readonly onWake: (listener: () => void) => () => void
  /** When updates were last requested, in milliseconds since 1970; 0 before the first time. */
  readonly lastPollAt: () => number
  readonly isPolling: () => boolean
}

export type PollRequest = {
  readonly offset: number | undefined
  readonly limit: number
  readonly timeoutMs: number
  /** Aborted when the poller goes away. */
  readonly signal: AbortSignal
}

export const OTHER_POLLER = 'terminated by other getUpdates request; make sure that only one bot instance is running'

export function createUpdateQueue(store: Store, now: () => Date, onDone: () => void): UpdateQueue {
  const listeners = new Set<() => void>()
  let waiting: { readonly resume: () => void; refused: string | null } | null = null
  let lastPollAt = 0

  const markDone = (updateIds: readonly number[]): void => {
    if (updateIds.length === 0) return
    store.commit({ t: 'done', update_ids: updateIds })
    onDone()
  }

  const confirm = (offset: number | undefined): void => {
    if (offset === undefined || offset === 0) return
    const ids = [...store.state.updates.keys()]
    // A negative offset counts from the end; everything before it is forgotten.
    const first = offset < 0 ? (ids.at(offset) ?? ids[0] ?? 0) : offset
    markDone(ids.filter((id) => id < first))
  }

  const interrupt = (reason: string): void => {
    if (waiting === null) return
    waiting.refused = reason
    waiting.resume()
  }

  return {
    make: (kind, payload) => {
      const wanted = store.state.allowedUpdates
      if (wanted.length > 0 && !wanted.includes(kind)) return []
      const update = { update_id: store.state.nextUpdateId, [kind]: payload } as unknown as Update
      return [{ t: 'update', update }]
    },
    wake: () => {
      waiting?.resume()
      for (const listener of listeners) listener()
    },
    poll: async ({ offset, limit, timeoutMs, signal }) => {
      interrupt(OTHER_POLLER)
      lastPollAt = now().getTime()
      confirm(offset)
      const deadline = performance.now() + timeoutMs
      for (;;) {
        const ready = [...store.state.updates.values()].slice(0, limit)
        const left = deadline - performance.now()
        if (ready.length > 0 || left <= 0 || signal.aborted) return ready
        const refused = await sleep(left, signal, (waiter) => {
          waiting = waiter
        })
        lastPollAt = now().getTime()
        if (refused !== null) throw new BotApiError(409, `Conflict: ${refused}`)
      }
    },
    interrupt,
    markDone,
    onWake: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lastPollAt: () => lastPollAt,
    isPolling: () => waiting !== null,
  }

  function sleep(
    ms: number,
    signal: AbortSignal,
    announce: (waiter: NonNullable<typeof waiting>) => void,
  ): Promise<string | null> {
    return new Promise((resolve) => {
      const resume = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', resume)
        if (waiting === waiter) waiting = null
        resolve(waiter.refused)
      }
      const waiter: NonNullable<typeof waiting> = { resume, refused: null }
      const timer = setTimeout(resume, ms)
      signal.addEventListener('abort', resume, { once: true })
      announce(waiter)
    })
  }
}
