/**
 * The one error type that crosses a room's border. Codes are a closed set, and each says what its details are: a new
 * code or a new reason does not compile until every edge (http, bot, jobs) has decided what it means there. No HTTP
 * status and no chat text in here.
 */

/** Every way an operation of the product can fail that a caller is expected to handle. */
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

/** What can be wrong with something that a person typed. */
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
  'pick-one',
  'not-a-secret',
  'not-a-token',
] as const
export type FieldProblem = (typeof FIELD_PROBLEMS)[number]

export type FieldProblemDetails = {
  readonly problem: FieldProblem
  /** The part of the input that is wrong, as typed, when it is not the whole of it. */
  readonly given?: string
  /** The limit that was passed, for too-long and too-many. */
  readonly limit?: number
}

/** The message says it all: it is for developers or operators. */
type NoDetails = { readonly nothing?: never }

type ValidationDetails =
  | FieldProblemDetails
  /** The name of an input that a program gives, not a person. */
  | { readonly field: string }
  /** Parameters of a request, with what is wrong where it differs from one to the next. */
  | { readonly parameters: readonly (string | { readonly parameter: string; readonly problem: string })[] }
  /** Why the body of a request cannot be read. */
  | { readonly reason: string }
  | NoDetails

/** What can be looked for and not found. */
export type MissingKind =
  | 'api-key'
  | 'button'
  | 'change'
  | 'company'
  | 'contact'
  | 'deal'
  | 'delivery'
  | 'event'
  | 'invite'
  | 'lead-source'
  | 'member'
  | 'note'
  | 'pipeline'
  | 'stage'
  | 'task'
  | 'workspace'

/** The record that a refusal is about, for an edge that wants to show it beside the refusal. */
export type AboutRecord = { readonly contactId?: string; readonly dealId?: string; readonly taskId?: string }

/** Where a deal is now that could not be changed as asked. */
type DealNow = AboutRecord & { readonly status: 'open' | 'won' | 'lost'; readonly stageName?: string }

/** What a workspace can have only so many of. */
export type LimitedKind = 'api-key' | 'lead-source'

/** Why a change cannot be made to things as they are, and what is known of each reason. */
type ConflictFacts = {
  /** Somebody else wrote the same record between our reading and our writing. */
  readonly 'changed-meanwhile': AboutRecord
  readonly 'already-undone': AboutRecord
  readonly 'changed-since': AboutRecord
  readonly 'task-closed': AboutRecord
  readonly 'task-open': AboutRecord
  readonly 'moved-meanwhile': DealNow & { readonly stageName: string }
  readonly closed: DealNow
  readonly 'not-closed': DealNow
  readonly 'no-next-stage': DealNow
  readonly 'no-previous-stage': DealNow
  readonly 'no-such-stage': AboutRecord
  readonly 'already-there': DealNow
  /** There are as many as there may be. */
  readonly limit: { readonly of: LimitedKind; readonly limit: number }
  readonly 'key-not-active': NoDetails
  readonly 'delivery-settled': NoDetails
  readonly 'source-paused': NoDetails
  /** The next three end a start or a job; no person's request meets them. */
  readonly 'claim-lost': NoDetails
  readonly 'unfit-database': NoDetails
  readonly 'token-in-use': NoDetails
}

export type ConflictReason = keyof ConflictFacts
export type ConflictDetails<R extends ConflictReason = ConflictReason> = {
  readonly [Reason in R]: { readonly reason: Reason } & ConflictFacts[Reason]
}[R]

type ExpiredDetails =
  | ({ readonly kind: 'change' } & AboutRecord)
  | { readonly kind: 'invite'; readonly invitedBy: string | null }
  /** A place in the feed of changes that is more days old than deletions are told of. */
  | { readonly kind: 'position'; readonly days: number }

/** What each code tells beside itself: plain JSON, and no secrets. */
export type ErrorDetails = {
  readonly VALIDATION: ValidationDetails
  readonly NOT_FOUND: { readonly kind: MissingKind }
  /** The action that the role does not allow, or the scope that the API key lacks. */
  readonly FORBIDDEN: ({ readonly action: string } & AboutRecord) | { readonly scope: string }
  /** What is wrong with the API key that was given. */
  readonly UNAUTHENTICATED: { readonly reason: 'missing' | 'malformed' | 'unknown' | 'revoked' | 'expired' } | NoDetails
  readonly CONFLICT: ConflictDetails
  /** `missing`: names of fields, which the table of a deal's fields knows. */
  readonly STAGE_REQUIREMENTS: AboutRecord & {
    readonly missing: readonly string[]
    readonly stageId: string
    readonly stageName: string
  }
  readonly EXPIRED: ExpiredDetails
  /** In seconds, as in HTTP and the Bot API. */
  readonly RATE_LIMITED: { readonly retryAfter: number }
  readonly UNAVAILABLE: NoDetails
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
    // Left out only where the type of AppError's constructor lets it: where the code needs none.
    this.details = details ?? ({} as ErrorDetails[C])
  }
}

/** One of the codes with its details: where `error.code` is CONFLICT, `error.details` has a reason. */
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

/** The record that a refusal is about, where it says so. */
export function recordOf({ details }: AppError): AboutRecord {
  return 'contactId' in details || 'dealId' in details || 'taskId' in details ? details : {}
}

/** The error's code if it is ours, else INTERNAL: what an edge may say of an error it did not expect. */
export function codeOf(error: unknown): ErrorCode {
  return isAppError(error) ? error.code : 'INTERNAL'
}
