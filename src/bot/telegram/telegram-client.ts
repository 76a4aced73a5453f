/**
 * The single place that sends calls to Telegram, given to grammY as `client.fetch`: transformers on `bot.api` would not
 * reach the calls made inside conversations. It waits when Telegram asks it to, retries what failed for a temporary
 * reason, and reports who has blocked the bot.
 *
 * Delivery is at least once: a call whose answer was lost is retried, although Telegram may have carried it out. A
 * message may then appear twice in a chat, which is better than a person waiting for an answer that never comes; a retry
 * does not touch the product's own data.
 *
 * getUpdates is passed through unchanged: grammY's polling has its own waiting, retries and 409 handling.
 */
import { setTimeout as wait } from 'node:timers/promises'

import type { Clock } from '../../clock.ts'
import type { Logger } from '../../logger.ts'
import { createHttpCall, type HttpCall } from './http-call.ts'
import { type PreparedRequest, prepareRequest, type RequestInitOfGrammy } from './telegram-request.ts'
import { withoutRefusedPeople } from './refused-people.ts'
import { blockedChat, type Refusal, refusalOf } from './telegram-refusal.ts'

export type TelegramCall = {
  readonly method: string
  /** The last HTTP status, or null when no answer came at all. */
  readonly status: number | null
  readonly attempts: number
  /** From the first attempt to the answer, including waits. */
  readonly milliseconds: number
}

export type TelegramFetchDeps = {
  /** What sends one request; another one for tests and benches. */
  readonly fetch?: HttpCall
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>
  /** 0 to 1, for the jitter. */
  readonly random?: () => number
  readonly clock: Clock
  readonly log: Logger
  /** The person blocked the bot or is gone, or the chat does not exist: nothing more may be sent there. */
  readonly onBlocked: (chatId: number) => Promise<void> | void
  /** For metrics: called once for each call, whatever its outcome. */
  readonly onCall?: (call: TelegramCall) => void
  /** The time limit of one attempt; uploads take five times as long. Default 20 s. */
  readonly timeoutMs?: number
}

/** The part of a response that grammY reads. */
export type TelegramAnswer = { readonly json: () => Promise<unknown> }

export type TelegramFetch = (url: string | URL, init?: RequestInitOfGrammy) => Promise<TelegramAnswer>

/** The limit for all the waiting of one call together: beyond it, the caller gets the refusal. */
const PATIENCE_MS = 60_000
const MAX_FAILURES = 4
const BACKOFF_BASE_MS = 300
const BACKOFF_CAP_MS = 5_000

type Attempt =
  | { readonly status: number; readonly body: string; readonly refusal: Refusal | null }
  | { readonly failure: Error }

export function createTelegramFetch(deps: TelegramFetchDeps): TelegramFetch {
  const { clock, log, onBlocked, onCall, random = Math.random, timeoutMs = 20_000 } = deps
  const send = deps.fetch ?? createHttpCall()
  const sleep = deps.sleep ?? ((milliseconds, signal) => wait(milliseconds, undefined, { signal }))

  async function attempt(request: PreparedRequest): Promise<Attempt> {
    const controller = new AbortController()
    const abort = () => controller.abort()
    request.signal.addEventListener('abort', abort)
    const timer = setTimeout(abort, request.isUpload ? timeoutMs * 5 : timeoutMs)
    try {
      const answer = await send(request.url, { ...request.init, signal: controller.signal })
      // Read here, so that a connection lost halfway counts as a failure of this attempt.
      const body = await answer.text()
      return { status: answer.status, body, refusal: refusalOf(body) }
    } catch (error) {
      return { failure: request.harmless(error) }
    } finally {
      clearTimeout(timer)
      request.signal.removeEventListener('abort', abort)
    }
  }

  /** How long to wait before the next attempt, or null when this answer is the last. */
  function pauseAfter(result: Attempt, failures: number, waited: number): number | null {
    const status = 'failure' in result ? null : result.status
    if ('refusal' in result && status === 429) {
      const asked = (result.refusal?.retryAfterSeconds ?? 1) * 1000
      return waited + asked <= PATIENCE_MS ? asked : null
    }
    if ((status !== null && status < 500) || failures >= MAX_FAILURES) return null
    const pause = random() * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** failures)
    return waited + pause <= PATIENCE_MS ? pause : null
  }

  async function noteBlocked(request: PreparedRequest, refusal: Refusal | null): Promise<void> {
    const chatId = refusal === null ? null : blockedChat(refusal, request.chatId())
    if (chatId === null) return
    try {
      await onBlocked(chatId)
    } catch (error) {
      log.error({ error, method: request.method }, 'Could not record a blocked chat')
    }
  }

  async function patiently(asked: PreparedRequest): Promise<{ last: Attempt; attempts: number }> {
    let request = asked
    let waited = 0
    let failures = 0
    for (let attempts = 1; ; attempts += 1) {
      const last = await attempt(request)
      if (request.signal.aborted) return { last, attempts }
      const others = 'refusal' in last ? withoutRefusedPeople(request, last.refusal) : null
      if (others !== null) {
        request = others
        continue
      }
      const pause = pauseAfter(last, failures, waited)
      if (pause === null) return { last, attempts }
      const status = 'failure' in last ? null : last.status
      const reason = 'failure' in last ? last.failure.message : last.refusal?.description
      log.warn(
        { method: request.method, status, reason, attempts, pauseMs: Math.round(pause) },
        'Telegram call repeated',
      )
      if (status !== 429) failures += 1
      await sleep(pause, request.signal)
      waited += pause
    }
  }

  return async (url, init = {}) => {
    const request = await prepareRequest(String(url), init)
    if (request.method === 'getUpdates') {
      return send(request.url, { ...request.init, signal: request.signal }).then(
        (answer) => ({ json: async () => JSON.parse(await answer.text()) as unknown }),
        (error: unknown) => {
          throw request.harmless(error)
        },
      )
    }
    const began = clock.now().getTime()
    const { last, attempts } = await patiently(request)
    const status = 'failure' in last ? null : last.status
    onCall?.({ method: request.method, status, attempts, milliseconds: clock.now().getTime() - began })
    if ('failure' in last) throw last.failure
    await noteBlocked(request, last.refusal)
    const { body } = last
    return { json: async () => JSON.parse(body) as unknown }
  }
}
