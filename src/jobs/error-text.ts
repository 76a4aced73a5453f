/** An error in a form that may be stored in the database and shown to an admin: short, without secrets and values. */
import { errorMessage } from '../redaction/error-message.ts'
import { codeOf } from '../errors.ts'
import type { QueueItemError } from '../models/queue-item.ts'
import { redactText } from '../redaction/redact-text.ts'

const MAX_MESSAGE_LENGTH = 500

/** @param at when it failed */
export function queueItemError(error: unknown, at: Date): QueueItemError {
  const message = redactText(error instanceof Error ? errorMessage(error) : String(error))
  return { code: codeOf(error), message: message.slice(0, MAX_MESSAGE_LENGTH), at }
}
