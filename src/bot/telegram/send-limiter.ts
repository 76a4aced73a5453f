/**
 * Keeps the messages that the bot sends on its own within Telegram's limits, so that answers to people are never refused
 * because of them: about 30 messages a second in total and one a second per chat (Bot API FAQ). Each process counts for
 * itself; if several together exceed the limit, the messages are refused with retry_after and sent later.
 */
import { setTimeout as wait } from 'node:timers/promises'

/** Below Telegram's 30: the rest is for answers to people. */
const PER_SECOND = 25
const SECOND_MS = 1_000
const CHAT_GAP_MS = 1_000
const MAX_REMEMBERED = 10_000

export type SendLimiter = {
  /** Resolves when a message may be sent to the chat. First come, first served. */
  readonly turn: (chatId: number) => Promise<void>
}

export type SendLimiterDeps = {
  /** Milliseconds on a clock that never goes backwards. */
  readonly monotonicMs?: () => number
  readonly sleep?: (milliseconds: number) => Promise<unknown>
}

export function createSendLimiter(deps: SendLimiterDeps = {}): SendLimiter {
  const { monotonicMs = () => performance.now(), sleep = (milliseconds) => wait(milliseconds) } = deps
  const nextInChat = new Map<number, number>()
  /**
   * When the last messages were sent, in a ring. After a pause, many may go at once: at an even pace, a backlog from a slow
   * database or Telegram would take many times as long to clear.
   */
  const lastOfAll = Array.from({ length: PER_SECOND }, () => Number.NEGATIVE_INFINITY)
  let oldest = 0

  async function until(at: number): Promise<void> {
    const pause = at - monotonicMs()
    if (pause > 0) await sleep(pause)
  }

  return {
    async turn(chatId) {
      const now = monotonicMs()
      if (nextInChat.size >= MAX_REMEMBERED) {
        for (const [chat, at] of nextInChat) if (at <= now) nextInChat.delete(chat)
      }
      const inChat = Math.max(now, nextInChat.get(chatId) ?? 0)
      nextInChat.set(chatId, inChat + CHAT_GAP_MS)
      await until(inChat)
      const ofAll = Math.max(monotonicMs(), (lastOfAll[oldest] ?? 0) + SECOND_MS)
      lastOfAll[oldest] = ofAll
      oldest = (oldest + 1) % PER_SECOND
      await until(ofAll)
    },
  }
}
