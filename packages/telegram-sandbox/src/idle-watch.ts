/**
 * Knows when the bot has answered everything. A bot may confirm an update before it works on it (storing it first), so
 * "all confirmed" is not enough. Idle means: nothing unconfirmed, no call in progress, and quiet for
 *  - `quietMs` if each update since the last quiet moment was answered in its chat, or
 *  - `patienceMs` if there were fewer answers than updates: the bot may still be working, or may have nothing to say.
 * An answer is any call about that chat except sendChatAction and an empty answerCallbackQuery, which only stops the
 * spinner. After a refused call that the bot will repeat (429, 5xx), quiet begins only when the repeat is due.
 *
 * Quiet time is counted in ticks that came on time: while this process is too busy to look, no quiet time passes.
 */
import type { IdleAnswer } from './testing-api.ts'

export type FinishedCall = {
  /** The chat that the call was about; null if it was about none. */
  readonly chatId: number | null
  readonly answers: boolean
  /** Milliseconds until the bot will repeat the call; null if it will not. */
  readonly retriedInMs: number | null
}

export type IdleWatch = {
  readonly updateQueued: (chatId: number) => void
  readonly updatesDone: () => void
  readonly callStarted: () => void
  readonly callFinished: (call: FinishedCall) => void
  readonly wait: (limits: {
    timeoutMs: number
    quietMs: number
    patienceMs: number
    signal: AbortSignal
  }) => Promise<IdleAnswer>
}

export const QUIET_MS = 150
export const PATIENCE_MS = 600
const TICK_MS = 10
/** A tick that came later than this was delayed; only this much of it counts. */
const TICK_COUNTS_MS = 20

/** @param pending how many updates the bot has not confirmed */
export function createIdleWatch(pending: () => number): IdleWatch {
  const unanswered = new Map<number, number>()
  let inFlight = 0
  let activity = 0
  let retryAt = 0

  const blocker = (): IdleAnswer['waiting_for'] =>
    pending() > 0 ? 'updates to be fetched' : inFlight > 0 ? 'calls in flight' : undefined

  return {
    updateQueued: (chatId) => {
      unanswered.set(chatId, (unanswered.get(chatId) ?? 0) + 1)
      activity += 1
    },
    updatesDone: () => {
      activity += 1
    },
    callStarted: () => {
      inFlight += 1
      activity += 1
    },
    callFinished: ({ chatId, answers, retriedInMs }) => {
      inFlight -= 1
      activity += 1
      if (retriedInMs !== null) retryAt = Math.max(retryAt, performance.now() + retriedInMs)
      else if (answers && chatId !== null) {
        const left = (unanswered.get(chatId) ?? 0) - 1
        if (left > 0) unanswered.set(chatId, left)
        else unanswered.delete(chatId)
      }
    },
    wait: async ({ timeoutMs, quietMs, patienceMs, signal }) => {
      const start = performance.now()
      let seen = activity
      let quiet = 0
      let last = start
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, TICK_MS))
        // A tick may run before requests that have already arrived are read: let those be seen first.
        await new Promise((resolve) => setImmediate(resolve))
        const now = performance.now()
        const blocked = blocker()
        if (blocked !== undefined || seen !== activity || now < retryAt) quiet = 0
        else quiet += Math.min(now - last, TICK_COUNTS_MS)
        seen = activity
        last = now
        if (blocked === undefined && quiet >= (unanswered.size > 0 ? patienceMs : quietMs)) {
          unanswered.clear()
          return { idle: true, waited_ms: Math.round(now - start) }
        }
        if (now - start >= timeoutMs || signal.aborted) {
          return { idle: false, waited_ms: Math.round(now - start), waiting_for: blocked ?? 'quiet' }
        }
      }
    },
  }
}
