/**
 * Fetches the answers of one lead from Meta's Graph API. The token goes in a header, since addresses are more likely to
 * be logged. The request also proves that it knows the app secret, which apps can be configured to require.
 */
import { createHmac } from 'node:crypto'

import type { Logger } from '../../logger.ts'
import type { AnswersAccess } from '../../services/leads/lead-providers.ts'
import type { Json } from '../body/json.ts'
import { parseBody } from '../body/parse-body.ts'
import { type FetchedLead, graphErrorOf, judgeGraphAnswer } from './judge-graph-answer.ts'
import { readBounded } from './read-bounded.ts'

export type FetchLeadDeps = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Base URL of the Graph API including its version, without a trailing slash: https://graph.facebook.com/v26.0 */
  readonly baseUrl: string
  readonly log: Logger
  /** For the whole response, in milliseconds. */
  readonly timeoutMs?: number
}

/** @param id digits only. @returns `later` also when the signal aborts */
export type FetchLead = (id: string, access: AnswersAccess, signal: AbortSignal) => Promise<FetchedLead>

const FIELDS = 'created_time,id,ad_id,form_id,field_data'
const TIMEOUT_MS = 10_000
/** A form with a hundred questions is far below this. */
const MAX_ANSWER_BYTES = 256 * 1024
/** If asked to wait longer than this, we retry anyway. */
const MAX_WAIT_MS = 60 * 60_000

function waitIn(headers: Headers): number | undefined {
  const seconds = /^\d{1,6}$/u.exec(headers.get('retry-after')?.trim() ?? '')?.[0]
  return seconds === undefined ? undefined : Math.min(Number(seconds) * 1000, MAX_WAIT_MS)
}

/** The code of a network failure, without its message, which could contain the address or a header. */
function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { code } = (error.cause ?? {}) as { readonly code?: unknown }
  return typeof code === 'string' ? code : error.name
}

export function createFetchLead(deps: FetchLeadDeps): FetchLead {
  const { fetch, baseUrl, log, timeoutMs = TIMEOUT_MS } = deps

  async function ask(id: string, { token, secret }: AnswersAccess, signal: AbortSignal): Promise<Response> {
    const proof = createHmac('sha256', secret).update(token).digest('hex')
    return fetch(`${baseUrl}/${id}?fields=${FIELDS}&appsecret_proof=${proof}`, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      // The token must not follow a redirect.
      redirect: 'manual',
      signal,
    })
  }

  return async (id, access, outer) => {
    const signal = AbortSignal.any([outer, AbortSignal.timeout(timeoutMs)])
    let response: Response
    let bytes: Uint8Array | null
    try {
      response = await ask(id, access, signal)
      bytes = await readBounded(response, MAX_ANSWER_BYTES)
    } catch (error) {
      log.warn({ leadgenId: id, problem: networkCode(error) }, 'The Graph API could not be reached')
      return { kind: 'later' }
    }
    const parsed = bytes === null ? null : parseBody(bytes, 'application/json')
    const body: Json | undefined = parsed?.ok === true ? parsed.value : undefined
    const judged = judgeGraphAnswer(response.status, body, id)
    if (judged.kind !== 'lead') {
      log.warn({ leadgenId: id, status: response.status, ...graphErrorOf(body) }, 'The Graph API gave no answers')
    }
    const afterMs = judged.kind === 'later' ? waitIn(response.headers) : undefined
    return afterMs === undefined ? judged : { kind: 'later', afterMs }
  }
}
