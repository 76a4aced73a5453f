import { badRequest } from '../bot-api-error.ts'
import type { MethodCall } from '../method-call.ts'
import { flagOf, textOf } from '../parameters.ts'

export const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid'
const MAX_ANSWER_LENGTH = 200

export function answerCallbackQuery({ core, parameters }: MethodCall): true {
  const text = textOf(parameters, 'text') ?? ''
  if (text.length > MAX_ANSWER_LENGTH) throw badRequest('MESSAGE_TOO_LONG')
  const url = textOf(parameters, 'url') ?? ''
  const answered = core.callbackQueries.answer(textOf(parameters, 'callback_query_id') ?? '', {
    ...(text === '' ? {} : { text }),
    ...(flagOf(parameters, 'show_alert') ? { show_alert: true } : {}),
    ...(url === '' ? {} : { url }),
  })
  if (!answered) throw badRequest(TOO_OLD)
  return true
}
