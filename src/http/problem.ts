/** Problem documents (RFC 9457): the format of every error over HTTP. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { RequestIdVariables } from 'hono/request-id'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

import { AppError, type ConflictReason, type ErrorCode, isAppError } from '../errors.ts'

export type HttpEnv = { Variables: RequestIdVariables }

type ProblemKind = {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 429 | 500 | 503
  readonly title: string
  /** Whether the error's message and details are for the caller; otherwise they stay in our log. */
  readonly explained: boolean
}

const PROBLEMS: Readonly<Record<ErrorCode, ProblemKind>> = {
  VALIDATION: { status: 400, title: 'The request is not valid', explained: true },
  UNAUTHENTICATED: { status: 401, title: 'Valid credentials are needed', explained: true },
  FORBIDDEN: { status: 403, title: 'Not allowed', explained: true },
  NOT_FOUND: { status: 404, title: 'Not found', explained: true },
  CONFLICT: { status: 409, title: 'The state of the record does not allow it', explained: true },
  STAGE_REQUIREMENTS: { status: 409, title: 'The stage requires more', explained: true },
  EXPIRED: { status: 410, title: 'No longer available', explained: true },
  RATE_LIMITED: { status: 429, title: 'Too many requests', explained: true },
  UNAVAILABLE: { status: 503, title: 'Not available at the moment', explained: false },
  INTERNAL: { status: 500, title: 'Something went wrong on our side', explained: false },
}

/** Titles of conflicts, by reason. A new reason does not compile until it has a title. */
const CONFLICT_TITLES: Readonly<Record<ConflictReason, string>> = {
  'changed-meanwhile': 'The record has changed meanwhile',
  'already-undone': 'The change was undone already',
  'changed-since': 'The record was changed again since',
  'task-closed': 'The task is done already',
  'task-open': 'The task is open',
  'moved-meanwhile': 'The deal was moved meanwhile',
  closed: 'The deal is closed',
  'not-closed': 'The deal is open',
  'no-next-stage': 'The deal is in the last stage',
  'no-previous-stage': 'The deal is in the first stage',
  'no-such-stage': 'The stage no longer exists',
  'already-there': 'The deal is in that stage already',
  'last-stage': 'A pipeline keeps at least one open stage',
  'pipeline-archived': 'The pipeline is archived',
  'pipeline-default': 'The pipeline is the default one',
  limit: 'The workspace cannot have more of these',
  'not-deleted': 'The record is not deleted',
  merged: 'The record was merged into another one',
  'merge-under-way': 'An earlier merge of the record is not complete yet',
  'merged-later': 'A later merge has to be undone first',
  'key-not-active': 'The API key is not active',
  'delivery-settled': 'The delivery was dealt with meanwhile',
  'source-paused': 'The lead source is paused',
  'sync-running': 'A run of the sync is under way',
  'sync-paused': 'The sync is paused',
  'rule-without-people': 'Nobody takes part in the rule',
  'leaderboard-off': 'The leaderboard is switched off',
  'conflict-settled': 'The conflict was settled meanwhile',
  'import-busy': 'The import is under way',
  'import-over': 'The import is over',
  'count-changed': 'The records are others by now',
  'bulk-edit-over': 'The bulk edit is over',
  'message-waiting': 'The message is waiting to be sent',
  'content-gone': 'The content is no longer stored',
  'unknown-sender': 'This version does not know what sends to the lead source',
  'last-owner': 'The workspace has no other owner',
  'offer-gone': 'The offer no longer stands',
  'claim-lost': 'Another process has taken this over',
  'unfit-database': 'The database is not fit for this',
  'token-in-use': 'Another program uses the bot token',
}

/** For errors of the HTTP layer itself, which have a status but not one of our codes. */
const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Valid credentials are needed',
  404: 'Not found',
  405: 'This method is not supported here',
  408: 'The request came too slowly',
  413: 'The request body is too large',
  415: 'This content type is not supported here',
}

const RETRY_AFTER_SECONDS = 5

export type Problem = {
  readonly status: ContentfulStatusCode
  readonly title?: string
  /** Stable, for programs; the title and detail are for people. */
  readonly code: string
  readonly detail?: string | undefined
  readonly details?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** A problem document as a response. `type` is about:blank (RFC 9457, 4.2.1): `code` tells problems apart. */
export function problemResponse(c: Context<HttpEnv>, problem: Problem): Response {
  const { status, code, detail, details, headers } = problem
  const requestId = c.get('requestId')
  const body = {
    type: 'about:blank',
    title: problem.title ?? TITLES[status] ?? 'The request failed',
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(details === undefined || Object.keys(details).length === 0 ? {} : { details }),
    ...(requestId === undefined ? {} : { requestId }),
  }
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...headers,
  })
}

/** The response to an error that was thrown while a request was handled. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HTTPException && error.status < 500) {
    const detail = error.message === '' ? undefined : error.message
    return { status: error.status, code: codeOfStatus(error.status), detail }
  }
  const known = isAppError(error) ? error : new AppError('INTERNAL')
  const { status, title, explained } = PROBLEMS[known.code]
  const problem = {
    status,
    title: known.code === 'CONFLICT' ? CONFLICT_TITLES[known.details.reason] : title,
    code: known.code,
    headers: headersOf(known),
  }
  if (!explained) return problem
  return {
    ...problem,
    ...(known.message === known.code ? {} : { detail: known.message }),
    details: publicDetails(known),
  }
}

function codeOfStatus(status: number): string {
  if (status === 405) return 'METHOD_NOT_ALLOWED'
  if (status === 413) return 'TOO_LARGE'
  const code = (Object.keys(PROBLEMS) as ErrorCode[]).find((name) => PROBLEMS[name].status === status)
  return code ?? 'VALIDATION'
}

/** Details under the names that the API documents, which include the unit. */
function publicDetails(error: AppError): Readonly<Record<string, unknown>> {
  return error.code === 'RATE_LIMITED' ? { retryAfterSeconds: error.details.retryAfter } : { ...error.details }
}

function headersOf(error: AppError): Record<string, string> {
  switch (error.code) {
    case 'UNAUTHENTICATED':
      return { 'www-authenticate': 'Bearer' }
    case 'RATE_LIMITED':
      return { 'retry-after': String(Math.max(1, Math.ceil(error.details.retryAfter))) }
    case 'UNAVAILABLE':
      return { 'retry-after': String(RETRY_AFTER_SECONDS) }
    default:
      return {}
  }
}
