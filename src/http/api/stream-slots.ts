/** How many exports may be streamed at once, in this process and with one key: each holds a cursor and a batch of records. */
import { AppError } from '../../errors.ts'

export type StreamLimits = {
  readonly perKey: number
  readonly inAll: number
  /** A stream of which nothing is taken for so long is cut. Milliseconds. */
  readonly stalledMs: number
}

export const DEFAULT_STREAM_LIMITS: StreamLimits = { perKey: 3, inAll: 24, stalledMs: 60_000 }

const RETRY_AFTER_SECONDS = 10

export type StreamSlots = {
  /** @returns what frees the slot again, safe to call more than once. @throws AppError RATE_LIMITED */
  readonly take: (apiKeyId: string) => () => void
}

export function createStreamSlots({ perKey, inAll }: StreamLimits): StreamSlots {
  const open = new Map<string, number>()
  let all = 0

  return {
    take(apiKeyId) {
      const own = open.get(apiKeyId) ?? 0
      const refusal =
        own >= perKey
          ? `This key may stream ${perKey} exports at once; let one end first`
          : all >= inAll
            ? 'Too many exports are being streamed'
            : null
      if (refusal !== null) {
        throw new AppError('RATE_LIMITED', { message: refusal, details: { retryAfter: RETRY_AFTER_SECONDS } })
      }
      open.set(apiKeyId, own + 1)
      all += 1
      let isFree = false
      return () => {
        if (isFree) return
        isFree = true
        all -= 1
        const left = (open.get(apiKeyId) ?? 1) - 1
        if (left > 0) open.set(apiKeyId, left)
        else open.delete(apiKeyId)
      }
    },
  }
}
