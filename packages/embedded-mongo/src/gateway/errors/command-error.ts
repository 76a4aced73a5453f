/** A command's failure, in MongoDB's terms. */
import type { Document } from 'bson'

import { nameOfCode } from './error-codes.ts'

export type ErrorLabel = 'TransientTransactionError' | 'UnknownTransactionCommitResult' | 'RetryableWriteError'

export type CommandErrorExtras = {
  readonly labels?: readonly ErrorLabel[]
  /** Additional fields of the answer: `keyPattern` and `keyValue` of a duplicate. */
  readonly fields?: Document
  readonly cause?: unknown
}

export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: number
  readonly labels: readonly ErrorLabel[]
  readonly fields: Document

  constructor(code: number, message: string, extras: CommandErrorExtras = {}) {
    super(message, extras.cause === undefined ? undefined : { cause: extras.cause })
    this.code = code
    this.labels = extras.labels ?? []
    this.fields = extras.fields ?? {}
  }
}

/** The answer that a driver turns back into a MongoServerError. */
export function errorReply(error: CommandError): Document {
  return {
    ok: 0,
    errmsg: error.message,
    code: error.code,
    codeName: nameOfCode(error.code),
    ...error.fields,
    ...(error.labels.length > 0 ? { errorLabels: error.labels } : {}),
  }
}

/** MongoDB's answer when two transactions change the same document: start again. */
export function writeConflict(cause: unknown, inTransaction: boolean): CommandError {
  return new CommandError(
    112,
    'WriteConflict: this operation conflicted with another one. Retry the operation or the multi-document transaction',
    { cause, labels: inTransaction ? ['TransientTransactionError'] : [] },
  )
}
