/** An error as plain fields for a log line: what helps to find the fault, and nothing that drags in whole requests. */

/**
 * Own fields of errors that are worth a log line: ours, Node's, MongoDB's and the Bot API's. Everything else that
 * libraries hang on their errors (the update, the payload, the connection) stays out.
 */
const TELLING_FIELDS = [
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
  'description',
  'parameters',
] as const

/** The caller redacts the result: messages and stacks are as they were thrown. */
export function describeError(error: Error): Record<string, unknown> {
  const described: Record<string, unknown> = { type: error.name, message: error.message, stack: error.stack }
  for (const field of TELLING_FIELDS) {
    const value: unknown = Reflect.get(error, field)
    if (value !== undefined && typeof value !== 'function') described[field] = value
  }
  if (error.cause !== undefined) described['cause'] = error.cause
  if (error instanceof AggregateError) described['errors'] = error.errors
  // grammY's HttpError and BotError keep the error they stand for here.
  const inner: unknown = Reflect.get(error, 'error')
  if (inner instanceof Error) described['error'] = inner
  return described
}
