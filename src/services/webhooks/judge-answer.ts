/** Decides what an attempt's answer means, and when the next attempt is due. Pure. */
import type { WebhookProblem } from '../../models/webhook-message.ts'
import type { SentAnswer } from './webhook-sender.ts'

export type Judged =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly problem: WebhookProblem; readonly askedToWaitMs: number | null }

/** Only 2xx is a success. A redirect is not followed: nobody has checked where it leads. */
export function judgeAnswer(answer: SentAnswer): Judged {
  if (answer.kind === 'unanswered') return { kind: 'failed', problem: answer.problem, askedToWaitMs: null }
  const { status, retryAfterMs } = answer
  if (status >= 200 && status < 300) return { kind: 'delivered' }
  return { kind: 'failed', problem: problemOf(status), askedToWaitMs: isBusy(status) ? retryAfterMs : null }
}

function isBusy(status: number): boolean {
  return status === 429 || status === 503
}

function problemOf(status: number): WebhookProblem {
  if (status === 410) return 'gone'
  if (isBusy(status)) return 'busy'
  if (status >= 300 && status < 400) return 'redirect'
  return status >= 500 ? 'receiver-error' : 'rejected'
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** As Svix does, after the first attempt, which is made at once. */
const WAITS_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR] as const
/** A receiver that asks for more is tried again anyway. */
const MAX_ASKED_MS = 24 * HOUR

/**
 * @param tries attempts so far, at least one
 * @param random in [0, 1): up to a tenth is added, so that what failed together is not tried together
 * @returns milliseconds until the next attempt; null if that was the last one
 */
export function nextWaitMs(tries: number, askedToWaitMs: number | null, random: () => number): number | null {
  const wait = WAITS_MS[tries - 1]
  if (wait === undefined) return null
  return Math.max(Math.floor(wait * (1 + random() / 10)), Math.min(askedToWaitMs ?? 0, MAX_ASKED_MS))
}
