/** Turns whatever goes wrong in a handler into one line for the person, and a log line for us. */
import type { MiddlewareFn } from 'grammy'

import { codeOf } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { BotContext } from './context/bot-context.ts'
import { errorText } from './views/error-text.ts'

/**
 * Errors that a repeat of the whole update can mend: the database went away, or is choosing a new primary. They go on to
 * the queue, which repeats the update; the person is not told of each try.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (codeOf(error) === 'UNAVAILABLE') return true
  const { name, cause } = error
  if (/^Mongo(ose)?(ServerSelection|Network|NotPrimary|PoolCleared|PoolClosed|WaitQueue|Topology)/u.test(name))
    return true
  const { errorLabels } = error as { errorLabels?: readonly string[] }
  if (errorLabels?.some((label) => /^(RetryableWrite|TransientTransaction)Error$/u.test(label)) === true) return true
  return cause !== undefined && isTransient(cause)
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
      if (code === 'INTERNAL') log.error({ updateId, code, err: error }, 'Update failed')
      // An everyday refusal: what it was is enough, where in the code it was decided is not asked.
      else log.info({ updateId, code, reason: error instanceof Error ? error.message : code }, 'Update refused')
      await ctx.show('notice', { text: errorText(error, ctx.t) }, { fresh: code !== 'NOT_FOUND' })
    }
  }
}
