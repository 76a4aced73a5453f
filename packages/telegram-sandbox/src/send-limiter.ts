/**
 * Telegram's limits on new messages: about 30 a second overall, 1 a second per chat with some tolerance for bursts, 20 a
 * minute per group. Edits and answers to taps do not count.
 */
export type SendLimiter = {
  /** Counts a message to the chat and returns null, or counts nothing and returns the seconds to wait. */
  readonly take: (chatId: number) => number | null
}

export const unlimited: SendLimiter = { take: () => null }

type Bucket = { tokens: number; at: number }
type Size = { readonly capacity: number; readonly perSecond: number }

const OVERALL: Size = { capacity: 30, perSecond: 30 }
/** The burst that Telegram tolerates is not documented; 20 allows a lively conversation. */
const PRIVATE: Size = { capacity: 20, perSecond: 1 }
const GROUP: Size = { capacity: 20, perSecond: 20 / 60 }

/** @param now milliseconds */
export function createSendLimiter(now: () => number): SendLimiter {
  const overall: Bucket = { tokens: OVERALL.capacity, at: now() }
  const chats = new Map<number, Bucket>()
  return {
    take: (chatId) => {
      const size = chatId < 0 ? GROUP : PRIVATE
      const chat = chats.get(chatId) ?? { tokens: size.capacity, at: now() }
      chats.set(chatId, chat)
      const wait = Math.max(waitFor(overall, OVERALL, now()), waitFor(chat, size, now()))
      if (wait > 0) return Math.ceil(wait)
      overall.tokens -= 1
      chat.tokens -= 1
      return null
    },
  }
}

/** Refills the bucket; returns the seconds until it holds a whole token. */
function waitFor(bucket: Bucket, { capacity, perSecond }: Size, now: number): number {
  bucket.tokens = Math.min(capacity, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond)
  bucket.at = now
  return bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / perSecond
}
