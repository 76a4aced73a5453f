/** Early answer to a button tap: the spinner on the button stops before any waiting for a lane or the database. */
import { cutText } from '../../language/cut-text.ts'
import type { Api } from 'grammy'

import type { Logger } from '../../logger.ts'
import { isQueryTooOld } from './query-too-old.ts'

export type CallbackAnswer = {
  /** A short notice of at most 200 characters, a Bot API limit; longer ones are cut. */
  readonly text?: string
  /** Show the notice as a dialog with a button instead of a toast. */
  readonly alert?: boolean
}

type Answering = {
  readonly api: Pick<Api, 'answerCallbackQuery'>
  readonly callbackQuery?: { readonly id: string } | undefined
}

const MAX_CHARACTERS = 200

/**
 * Answers the tap of an update, if it is one. Never throws: if a tap can no longer be answered, its action still runs.
 *
 * A tap can be answered once: call this early without a text, or later with one, but not both.
 */
export async function answerCallback(ctx: Answering, log: Logger, answer: CallbackAnswer = {}): Promise<void> {
  const { callbackQuery } = ctx
  if (callbackQuery === undefined) return
  const notice = answer.text === undefined ? {} : { text: cutText(answer.text, MAX_CHARACTERS) }
  try {
    await ctx.api.answerCallbackQuery(callbackQuery.id, {
      ...notice,
      ...(answer.alert === true && { show_alert: true }),
    })
  } catch (error) {
    if (!isQueryTooOld(error)) log.warn({ error }, 'A button tap could not be answered')
  }
}
