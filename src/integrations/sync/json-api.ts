/**
 * Asks another system's JSON API: bounded in time, in size and in requests a second. Its refusals become what a run does about
 * them, and neither the token nor an answer reaches the log.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import type { Logger } from '../../logger.ts'
import type { Pulled } from '../../services/sync/sync-adapter.ts'
import type { Json } from '../body/json.ts'
import { parseBody } from '../body/parse-body.ts'
import { networkCode } from '../answers/network-code.ts'
import { readBounded } from '../answers/read-bounded.ts'
import { retryAfterMs } from '../answers/retry-after.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type JsonApiDeps = {
  readonly fetch: Fetch
  /** Without a trailing slash. */
  readonly baseUrl: string
  readonly log: Logger
  /** For a whole answer, in milliseconds. */
  readonly timeoutMs?: number
}

export type Failed = Exclude<Pulled, { kind: 'page' }>
export type Asked = { readonly kind: 'answer'; readonly body: Json; readonly headers: Headers } | Failed

export type AskOptions = {
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON with POST. */
  readonly post?: object
  readonly signal: AbortSignal
}

export type JsonApi = (path: string, options: AskOptions) => Promise<Asked>

const TIMEOUT_MS = 30_000
/** A page of a hundred records with every property is some hundred kilobytes. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024
/** If asked to wait longer than this, we ask again anyway. */
const MAX_WAIT_MS = 60 * 60_000

export function judgeStatus(status: number, headers: Headers): Failed | null {
  if (status >= 200 && status < 300) return null
  if (status === 401) return { kind: 'refused', problem: 'token-refused' }
  if (status === 403) return { kind: 'refused', problem: 'token-not-allowed' }
  if (status === 404 || status === 410) return { kind: 'refused', problem: 'not-found' }
  if (status === 408 || status === 423 || status === 425 || status === 429 || status === 477 || status >= 500) {
    // Nothing, or a time that has passed: the run waits as long as it would anyway.
    const askedMs = retryAfterMs(headers.get('retry-after'), new Date()) || null
    return { kind: 'later', ...(askedMs !== null && { afterMs: Math.min(askedMs, MAX_WAIT_MS) }) }
  }
  return { kind: 'refused', problem: 'unreadable' }
}

export function createJsonApi({ fetch, baseUrl, log, timeoutMs = TIMEOUT_MS }: JsonApiDeps): JsonApi {
  return async (path, { headers, post, signal }) => {
    const about = { path: path.split('?')[0] }
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method: post === undefined ? 'GET' : 'POST',
        headers: { accept: 'application/json', ...(post && { 'content-type': 'application/json' }), ...headers },
        ...(post && { body: JSON.stringify(post) }),
        // The token must not follow a redirect.
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      })
      const failed = judgeStatus(response.status, response.headers)
      if (failed !== null) {
        await response.body?.cancel()
        log.warn({ ...about, status: response.status }, 'The other system refused a request')
        return failed
      }
      if (Number(response.headers.get('content-length') ?? 0) > MAX_ANSWER_BYTES) {
        await response.body?.cancel()
        return { kind: 'refused', problem: 'too-large' }
      }
      const bytes = await readBounded(response, MAX_ANSWER_BYTES)
      if (bytes === null) return { kind: 'refused', problem: 'too-large' }
      const parsed = parseBody(bytes, 'application/json')
      // An error page of a proxy in between, or an answer that was cut off: it may be whole the next time.
      if (!parsed.ok) return { kind: 'later' }
      return { kind: 'answer', body: parsed.value, headers: response.headers }
    } catch (error) {
      signal.throwIfAborted()
      log.warn({ ...about, problem: networkCode(error) }, 'The other system could not be reached')
      return { kind: 'later' }
    }
  }
}

export type Pace = (signal: AbortSignal) => Promise<void>

/** Spreads requests evenly, so that no more than so many are made in a second. */
export function createPace(perSecond: number): Pace & { readonly holdFor: (ms: number) => void } {
  const intervalMs = 1000 / perSecond
  let nextAt = 0
  const pace = async (signal: AbortSignal): Promise<void> => {
    const now = performance.now()
    const at = Math.max(now, nextAt)
    nextAt = at + intervalMs
    if (at - now >= 1) await sleep(at - now, undefined, { signal })
  }
  return Object.assign(pace, { holdFor: (ms: number) => void (nextAt = Math.max(nextAt, performance.now() + ms)) })
}
