/** Turns any error in a handler into one line for the person and a log line for us. */
import { GrammyError, HttpError, type MiddlewareFn } from 'grammy'

import { codeOf } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { isOutOfDate } from '../screens/reload-refused.ts'
import { errorText } from '../text/error-text.ts'

const AWAY_NAMES =
  /^Mongo(?:ose)?(?:ServerSelection|Network|NotPrimary|NotConnected|ClientClosed|PoolCleared|PoolClosed|WaitQueue|Topology|WriteConcern)/u
const AWAY_LABELS = /^(?:RetryableWriteError|TransientTransactionError|UnknownTransactionCommitResult)$/u
/**
 * Answers from a server that is shutting down or is not the primary (any more), even to a read, which gets no label; and 112,
 * a conflict with another write, which has a label only if a whole command is refused because of it.
 */
const AWAY_CODES = new Set<unknown>([91, 112, 189, 10107, 11600, 11602, 13435, 13436])
/** The driver lets Node's own error through if the connection breaks during a write. */
const SOCKET_CODES = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT'])

/**
 * Errors that retrying the whole update can fix: the database went away or is electing a new primary, or Telegram
 * is unreachable. They go on to the queue, which retries the update; the person is not told about each attempt.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof GrammyError) return error.error_code === 429 || error.error_code >= 500
  if (codeOf(error) === 'UNAVAILABLE' || error instanceof HttpError || AWAY_NAMES.test(error.name)) return true
  const { errorLabels = [], code } = error as { errorLabels?: readonly string[]; code?: unknown }
  if (errorLabels.some((label) => AWAY_LABELS.test(label))) return true
  // The driver wraps connection errors in this one; an answer from a server has a code.
  if (error.name === 'MongoBulkWriteError' && code === undefined) return true
  if (SOCKET_CODES.has(code) || (error.name.startsWith('Mongo') && AWAY_CODES.has(code))) return true
  return error.cause !== undefined && isTransient(error.cause)
}

/** The Telegram client has recorded it: nothing can be sent to somebody who blocked the bot, and a retry would not help. */
const UNREACHABLE = 'The person cannot be reached'

function isBlocked(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 403
}

/** The outermost handler that talks to a person. Lets transient errors through, so that the queue retries the update. */
export function createErrorBoundary(log: Logger): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      if (isTransient(error)) throw error
      const code = codeOf(error)
      const updateId = ctx.update.update_id
      if (isBlocked(error)) return log.info({ updateId }, UNREACHABLE)
      if (code === 'INTERNAL') log.error({ updateId, code, error }, 'Update failed')
      // An everyday refusal: its code and reason are enough, without a stack trace.
      else log.info({ updateId, code, reason: error instanceof Error ? error.message : code }, 'Update refused')
      // A tapped message that is out of date is replaced; any other stays, so that it can be tapped again.
      try {
        await ctx.show('notice', { text: errorText(error, ctx.t) }, { fresh: !isOutOfDate(error) })
      } catch (failure) {
        if (!isBlocked(failure)) throw failure
        log.info({ updateId }, UNREACHABLE)
      }
    }
  }
}
