/** Turns whatever goes wrong in a handler into one line for the person, and a log line for us. */
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
 * Answers of a server that is leaving or is not the primary (any more), also to a read, which gets no label; and 112, that
 * another write was in the way, which has one only where a whole command is refused for it.
 */
const AWAY_CODES = new Set<unknown>([91, 112, 189, 10107, 11600, 11602, 13435, 13436])
/** The driver lets Node's own error through when the connection breaks in the midst of a write. */
const SOCKET_CODES = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT'])

/**
 * Errors that a repeat of the whole update can mend: the database went away, or is choosing a new primary, or Telegram
 * cannot be reached. They go on to the queue, which repeats the update; the person is not told of each try.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof GrammyError) return error.error_code === 429 || error.error_code >= 500
  if (codeOf(error) === 'UNAVAILABLE' || error instanceof HttpError || AWAY_NAMES.test(error.name)) return true
  const { errorLabels = [], code } = error as { errorLabels?: readonly string[]; code?: unknown }
  if (errorLabels.some((label) => AWAY_LABELS.test(label))) return true
  // The driver wraps a connection's error in this one; what a server answers has a code.
  if (error.name === 'MongoBulkWriteError' && code === undefined) return true
  if (SOCKET_CODES.has(code) || (error.name.startsWith('Mongo') && AWAY_CODES.has(code))) return true
  return error.cause !== undefined && isTransient(error.cause)
}

/** The Telegram client has noted it: nothing can be told to somebody who blocked the bot, and a repeat would not mend it. */
const UNREACHABLE = 'The person cannot be reached'

function isBlocked(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 403
}

/** Outermost of the handlers that talk to a person. Lets through transient errors, for the queue to repeat the update. */
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
      // An everyday refusal: what it was is enough, where in the code it was decided is not asked.
      else log.info({ updateId, code, reason: error instanceof Error ? error.message : code }, 'Update refused')
      // A tapped message that is out of date makes way; any other stays, so that it can be tapped again.
      try {
        await ctx.show('notice', { text: errorText(error, ctx.t) }, { fresh: !isOutOfDate(error) })
      } catch (failure) {
        if (!isBlocked(failure)) throw failure
        log.info({ updateId }, UNREACHABLE)
      }
    }
  }
}
