/**
 * The only error type that crosses a room's boundary. Codes are a closed set, and each one determines the type of its
 * details: a new code or reason does not compile until every edge (http, bot, jobs) defines what it means there. No
 * HTTP status and no chat text belong in here.
 */
import type { IdKind, RecordRef, StageId } from './ids.ts'

/** Every kind of failure that a caller is expected to handle. */
export const ERROR_CODES = [
  'VALIDATION',
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'CONFLICT',
  'STAGE_REQUIREMENTS',
  'EXPIRED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** What can be wrong with a typed value. */
export const FIELD_PROBLEMS = [
  'empty',
  'too-long',
  'too-many',
  'no-letters',
  'not-a-phone',
  'not-an-email',
  'not-a-currency',
  'not-a-time-zone',
  'not-a-region',
  'not-a-number',
  'not-a-link',
  'not-a-domain',
  'company-exists',
  'not-a-telegram',
  'not-an-amount',
  'negative-amount',
  'too-large-amount',
  'too-precise-amount',
  'ambiguous-amount',
  'not-a-date',
  'no-such-day',
  'ambiguous-date',
  'past-date',
  'nothing-given',
  'not-hours',
  'not-minutes',
  'pick-one',
  'not-a-secret',
  'not-a-token',
  'not-https',
  'link-with-password',
  'port-refused',
  'address-refused',
  'name-not-found',
  'name-taken',
  'last-choice',
  'no-such-choice',
  'not-an-item',
  'not-a-quantity',
  'not-a-discount',
  'other-currency',
  'not-a-percentage',
  'not-days',
  'not-a-rate',
  'same-currency',
  'rate-out-of-range',
  'rate-day',
  'target-nought',
  'month-over',
  'month-too-far',
] as const
export type FieldProblem = (typeof FIELD_PROBLEMS)[number]

export type FieldProblemDetails = {
  readonly problem: FieldProblem
  /** The wrong part of the input, as typed, if it is not the whole input. */
  readonly given?: string
  /** The limit that was exceeded, for too-long and too-many. */
  readonly limit?: number
}

/** The message is enough: it is for developers or operators. */
type NoDetails = { readonly nothing?: never }

type ValidationDetails =
  | FieldProblemDetails
  /** The name of an input that comes from a program, not a person. */
  | { readonly field: string }
  /** Request parameters, each with its problem if the problems differ. */
  | { readonly parameters: readonly (string | { readonly parameter: string; readonly problem: string })[] }
  /** Why the body of a request cannot be read. */
  | { readonly reason: string }
  | NoDetails

/** The kinds of things that may not be found. */
export type MissingKind = IdKind | 'button'

/** The record that an error is about, for an edge that wants to show it with the error. */
export type AboutRecord = { readonly about?: RecordRef }

/** The current state of a deal that could not be changed as requested. */
type DealNow = AboutRecord & { readonly status: 'open' | 'won' | 'lost'; readonly stageName?: string }

/** What a workspace can have only a limited number of. */
export type LimitedKind =
  | 'api-key'
  | 'lead-source'
  | 'sync'
  | 'webhook'
  | 'field'
  | 'pipeline'
  | 'stage'
  | 'lost-reason'
  | 'rate'
  | 'assignment-rule'

/** Why a change conflicts with the current state, and the details of each reason. */
type ConflictFacts = {
  /** Somebody else changed the record between our read and our write. */
  readonly 'changed-meanwhile': AboutRecord
  readonly 'already-undone': AboutRecord
  readonly 'changed-since': AboutRecord
  readonly 'task-closed': AboutRecord
  readonly 'rule-without-people': NoDetails
  readonly 'task-open': AboutRecord
  readonly 'moved-meanwhile': DealNow & { readonly stageName: string }
  readonly closed: DealNow
  readonly 'not-closed': DealNow
  readonly 'no-next-stage': DealNow
  readonly 'no-previous-stage': DealNow
  readonly 'no-such-stage': AboutRecord
  readonly 'already-there': DealNow
  /** A deal is won or lost in every pipeline, and is somewhere before that. */
  readonly 'last-stage': NoDetails
  readonly 'pipeline-archived': AboutRecord
  /** New deals go into it: another one must be the default first. */
  readonly 'pipeline-default': NoDetails
  /** The maximum number is reached. */
  readonly limit: { readonly of: LimitedKind; readonly limit: number }
  /** In the trash it is no more: somebody restored it. */
  readonly 'not-deleted': AboutRecord
  /** It is about another number of records than the person was told. */
  readonly 'count-changed': { readonly count: number }
  /** It was stopped or undone meanwhile: for its own job only. */
  readonly 'bulk-edit-over': NoDetails
  /** Another record has taken over what it held. */
  readonly merged: { readonly about: RecordRef; readonly name: string }
  /** What an earlier merge of the record moves is not all moved yet. */
  readonly 'merge-under-way': { readonly about: RecordRef }
  /** Merges are undone in the opposite order: the later one, which is named, comes first. */
  readonly 'merged-later': { readonly about: RecordRef; readonly name: string }
  readonly 'key-not-active': NoDetails
  readonly 'delivery-settled': NoDetails
  readonly 'source-paused': NoDetails
  /** Another run of the sync is under way. */
  readonly 'sync-running': NoDetails
  readonly 'sync-paused': NoDetails
  /** The workspace does not compare its members. */
  readonly 'leaderboard-off': NoDetails
  readonly 'conflict-settled': NoDetails
  /** The import is not in a state in which this can be done with it. */
  readonly 'import-busy': NoDetails
  readonly 'import-over': NoDetails
  /** A message is being sent, or was sent by somebody else's request. */
  readonly 'message-waiting': NoDetails
  /** What it said was erased with a person, or is no longer kept. */
  readonly 'content-gone': NoDetails
  /** The source was added by a newer version, whose sender this one does not know. */
  readonly 'unknown-sender': NoDetails
  readonly 'last-owner': NoDetails
  /** An offer of ownership that was withdrawn, answered or has lapsed. */
  readonly 'offer-gone': NoDetails
  /** The next three end a start or a job; user requests never encounter them. */
  readonly 'claim-lost': NoDetails
  readonly 'unfit-database': NoDetails
  readonly 'token-in-use': NoDetails
}

export type ConflictReason = keyof ConflictFacts
export type ConflictDetails<R extends ConflictReason = ConflictReason> = {
  readonly [Reason in R]: { readonly reason: Reason } & ConflictFacts[Reason]
}[R]

/**
 * Why an invite lets nobody in, or not this person: `stopped` if its maker was removed or may no longer invite that role,
 * `before-removal` if the person was removed after it was made.
 */
export type InviteRefusal = 'expired' | 'used-up' | 'revoked' | 'stopped' | 'before-removal'

type ExpiredDetails =
  | ({ readonly kind: 'change' } & AboutRecord)
  | { readonly kind: 'invite'; readonly why: InviteRefusal; readonly turnTo: string | null }
  /** A deleted record, after the number of days in which it can be restored. */
  | { readonly kind: 'trash'; readonly days: number }
  /** A position in the change feed that is older than the number of days for which deletions are reported. */
  | { readonly kind: 'position'; readonly days: number }

/** The details of each code: plain JSON, without secrets. */
export type ErrorDetails = {
  readonly VALIDATION: ValidationDetails
  readonly NOT_FOUND: { readonly kind: MissingKind }
  /** The action that the role does not allow, or the scope that the API key lacks. */
  readonly FORBIDDEN: ({ readonly action: string } & AboutRecord) | { readonly scope: string }
  /** What is wrong with the given API key. */
  readonly UNAUTHENTICATED:
    | { readonly reason: 'missing' | 'malformed' | 'unknown' | 'revoked' | 'expired' | 'stopped' }
    | NoDetails
  readonly CONFLICT: ConflictDetails
  /** `missing`: names of fields in the table of deal fields. */
  readonly STAGE_REQUIREMENTS: AboutRecord & {
    readonly missing: readonly string[]
    readonly stageId: StageId
    readonly stageName: string
  }
  readonly EXPIRED: ExpiredDetails
  /** In seconds, as in HTTP and the Bot API. */
  readonly RATE_LIMITED: { readonly retryAfter: number }
  /** `too-slow`: the same in smaller parts may succeed. */
  readonly UNAVAILABLE: { readonly reason: 'too-slow' } | NoDetails
  /** Why a stored secret could not be opened. */
  readonly INTERNAL: { readonly problem: 'unknown-key' | 'not-sealed-here'; readonly keyId?: string } | NoDetails
}

type About = {
  /** For logs and developers: sentence case, no full stop. Never shown to a person in the chat. */
  readonly message?: string
  readonly cause?: unknown
}

type Options<C extends ErrorCode> = About & { readonly details?: ErrorDetails[C] }

class CodedError<C extends ErrorCode> extends Error {
  override readonly name = 'AppError'
  readonly code: C
  readonly details: ErrorDetails[C]

  constructor(code: C, { message = code, cause, details }: Options<C> = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    // The type of AppError's constructor allows leaving this out only for codes that need no details.
    this.details = details ?? ({} as ErrorDetails[C])
  }
}

/** One of the codes with its details: if `error.code` is CONFLICT, `error.details` has a reason. */
export type AppError = { readonly [C in ErrorCode]: CodedError<C> }[ErrorCode]

type AppErrorConstructor = {
  new <C extends ErrorCode>(
    code: C,
    ...options: NoDetails extends ErrorDetails[C]
      ? [options?: Options<C>]
      : [options: About & { readonly details: ErrorDetails[C] }]
  ): CodedError<C>
  /** What `instanceof` narrows to. */
  readonly prototype: AppError
}

export const AppError = CodedError as AppErrorConstructor

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError
}

/** Whether a change was refused for this reason. */
export function isConflict(error: unknown, reason: ConflictReason): boolean {
  return isAppError(error) && error.code === 'CONFLICT' && error.details.reason === reason
}

/** Whether a change was given up because it had too much to write for the time that it may take. */
export function isTooSlow(error: unknown): boolean {
  return isAppError(error) && error.code === 'UNAVAILABLE' && 'reason' in error.details
}

/** The record that an error is about, if its details name one. */
export function recordOf({ details }: AppError): AboutRecord['about'] {
  return 'about' in details ? details.about : undefined
}

/** The error's code if it is ours, else INTERNAL: what an edge may report about an unexpected error. */
export function codeOf(error: unknown): ErrorCode {
  return isAppError(error) ? error.code : 'INTERNAL'
}
