/** Fetches one lead that a sender only referred to. What to ask and how to read the answer is the sender's own. */
import type { Logger } from '../../logger.ts'
import type { AnswersAccess } from '../../services/leads/lead-providers.ts'
import type { Json } from '../body/json.ts'
import { parseBody } from '../body/parse-body.ts'
import { networkCode } from '../answers/network-code.ts'
import { readBounded } from '../answers/read-bounded.ts'
import { retryAfterMs } from '../answers/retry-after.ts'
import type { FetchedReference } from './fetched-reference.ts'

/** The sender's part: pure. */
export type ReferenceApi = {
  /** Base URL, including a version if it has one, without a trailing slash. It can be set for each installation. */
  readonly url: string
  /** @param id one that the sender's `missing` returned. @returns the address after the base URL; the token is no part of it */
  readonly path: (id: string, access: AnswersAccess) => string
  /** @param body undefined if it is not JSON, nested too deeply or too large */
  readonly judge: (status: number, body: Json | undefined, id: string) => FetchedReference
  /** What of a refusal may be logged: codes, never text, which could contain personal data. */
  readonly logged?: (body: Json | undefined) => Readonly<Record<string, number | boolean>>
}

export type FetchReferenceDeps = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** In place of the sender's own base URL. */
  readonly baseUrl?: string
  readonly log: Logger
  /** For the whole response, in milliseconds. */
  readonly timeoutMs?: number
}

/** @returns `later` also when the signal aborts */
export type FetchReference = (id: string, access: AnswersAccess, signal: AbortSignal) => Promise<FetchedReference>

const TIMEOUT_MS = 10_000
/** A form with a hundred questions is far below this. */
const MAX_ANSWER_BYTES = 256 * 1024
/** If asked to wait longer than this, we retry anyway. */
const MAX_WAIT_MS = 60 * 60_000

export function createFetchReference(api: ReferenceApi, deps: FetchReferenceDeps): FetchReference {
  const { fetch, baseUrl = api.url, log, timeoutMs = TIMEOUT_MS } = deps

  return async (id, access, outer) => {
    const signal = AbortSignal.any([outer, AbortSignal.timeout(timeoutMs)])
    let response: Response
    let bytes: Uint8Array | null
    try {
      response = await fetch(`${baseUrl}${api.path(id, access)}`, {
        // In a header, since addresses are more likely to be logged.
        headers: { authorization: `Bearer ${access.token}`, accept: 'application/json' },
        // The token must not follow a redirect.
        redirect: 'manual',
        signal,
      })
      bytes = await readBounded(response, MAX_ANSWER_BYTES)
    } catch (error) {
      log.warn({ leadId: id, problem: networkCode(error) }, 'The sender of a lead could not be reached')
      return { kind: 'later' }
    }
    const parsed = bytes === null ? null : parseBody(bytes, 'application/json')
    const body: Json | undefined = parsed?.ok === true ? parsed.value : undefined
    const judged = api.judge(response.status, body, id)
    if (judged.kind !== 'lead') {
      log.warn({ leadId: id, status: response.status, ...api.logged?.(body) }, 'The sender of a lead gave no answers')
    }
    const askedMs = judged.kind === 'later' ? retryAfterMs(response.headers.get('retry-after'), new Date()) : null
    return askedMs === null ? judged : { kind: 'later', afterMs: Math.min(askedMs, MAX_WAIT_MS) }
  }
}
