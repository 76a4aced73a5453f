/** Passes stored updates to the bot. Its result fits the queue runner's handlers without knowing about them. */
import { BotError } from 'grammy'
import type { Update } from 'grammy/types'

import { chatOfLane } from './update-lane.ts'
import { isTransient } from '../middleware/error-boundary.ts'

/** The part of the queue's item and context that an update needs. */
type StoredUpdate = { readonly _id: unknown; readonly lane: string | null; readonly payload: unknown }
type Work = { readonly item: StoredUpdate; readonly signal: AbortSignal; readonly isLastAttempt: boolean }

export type UpdateHandlerDeps = {
  /** Returns what the ingress stored. @throws if that can no longer be read */
  readonly open: (item: StoredUpdate) => unknown
  /** Must tolerate repeats: after a crash the same update comes again. */
  readonly handleUpdate: (
    update: Update,
    work: { readonly signal: AbortSignal; readonly isLastAttempt: boolean },
  ) => Promise<void>
  /** The bot may tell the person that this one message could not be processed. */
  readonly onDead?: (chatId: number) => Promise<void>
}

export type UpdateHandler = {
  readonly handle: (work: Work) => Promise<void>
  readonly onDead: (item: StoredUpdate) => Promise<void>
  readonly retry: {
    readonly maxAttempts: number
    readonly backoff: { readonly baseMs: number; readonly capMs: number }
    readonly isOutage: (error: unknown) => boolean
  }
}

/**
 * A person is waiting in this lane, so the waits are short; an update that still fails after these is poison and is removed.
 * While the database or Telegram is down, nothing can be said about the update, and it is kept.
 */
const RETRY = { maxAttempts: 5, backoff: { baseMs: 500, capMs: 10_000 }, isOutage: isTransient } as const

export function createUpdateHandler({ open, handleUpdate, onDead }: UpdateHandlerDeps): UpdateHandler {
  // The ingress checked that it is an update and stored it as Telegram sent it.
  const updateOf = (item: StoredUpdate): Update => open(item) as Update
  return {
    retry: RETRY,
    async handle({ item, signal, isLastAttempt }) {
      try {
        await handleUpdate(updateOf(item), { signal, isLastAttempt })
      } catch (error) {
        // grammY wraps errors from handlers; the queue decides by the original error.
        throw error instanceof BotError ? error.error : error
      }
    },
    async onDead({ lane }) {
      const chatId = lane === null ? null : chatOfLane(lane)
      if (chatId !== null) await onDead?.(chatId)
    },
  }
}
