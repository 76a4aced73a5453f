/** An error as plain fields for a log line: what helps to find the fault, without dragging in whole requests. */

import { errorMessage, errorStack } from '../../redaction/error-message.ts'

/**
 * Fields of errors that are worth logging: ours, Node's, MongoDB's and the Bot API's. Everything else that libraries
 * attach to their errors (the update, the payload, the connection) stays out.
 */
const LOGGED_FIELDS = [
  'code',
  'codeName',
  'details',
  'errorLabels',
  'keyPattern',
  'syscall',
  'address',
  'port',
  'path',
  'status',
  'method',
  'error_code',
  'parameters',
] as const

/** Messages and stacks are without values, but not without secrets: the caller must redact them. */
export function describeError(error: Error): Record<string, unknown> {
  const described: Record<string, unknown> = {
    type: error.name,
    message: errorMessage(error),
    stack: errorStack(error),
  }
  for (const field of LOGGED_FIELDS) {
    const value: unknown = Reflect.get(error, field)
    if (value !== undefined && typeof value !== 'function') described[field] = value
  }
  if (error.cause !== undefined) described['cause'] = error.cause
  if (error instanceof AggregateError) described['errors'] = error.errors
  // grammY's HttpError and BotError keep the error they wrap here.
  const inner: unknown = Reflect.get(error, 'error')
  if (inner instanceof Error) described['error'] = inner
  return described
}
