/**
 * The one error type that crosses a room's border. Codes are a closed set: a new one does not compile until every
 * edge (http, bot, jobs) has decided what it means there. No HTTP status and no chat text in here.
 */

/** Every way an operation of the product can fail that a caller is expected to handle. */
export const ERROR_CODES = [
  'VALIDATION',
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'CONFLICT',
  'DUPLICATE',
  'STAGE_REQUIREMENTS',
  'EXPIRED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

export type AppErrorOptions = {
  /** For logs and developers: sentence case, no full stop. Never shown to a person in the chat. */
  readonly message?: string
  readonly cause?: unknown
  /** Facts that an edge may need to word its answer, as plain JSON: field names, limits, ids. No secrets. */
  readonly details?: Readonly<Record<string, unknown>>
}

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.message ?? code, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.details = options.details ?? {}
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError
}

/** The error's code if it is ours, else INTERNAL: what an edge may say of an error it did not expect. */
export function codeOf(error: unknown): ErrorCode {
  return isAppError(error) ? error.code : 'INTERNAL'
}
