import type { InlineQueryResult } from 'grammy/types'

import { formatText } from '../../entities/format-text.ts'
import type { InlineResponse } from '../../queries/inline-queries.ts'
import { badRequest } from '../bot-api-error.ts'
import type { MethodCall } from '../method-call.ts'
import { flagOf, integerOf, isObject, jsonOf, textOf } from '../parameters.ts'
import { parseReplyMarkup } from '../reply-markup.ts'
import { TOO_OLD } from './answer-callback-query.ts'

/** Telegram's defaults: a cache shared by all people. */
const DEFAULT_CACHE_SECONDS = 300

export function answerInlineQuery({ core, parameters }: MethodCall): true {
  const results = jsonOf(parameters, 'results', "can't parse inline query results JSON object")
  if (!Array.isArray(results))
    throw badRequest("can't parse inline query results: expected an Array of InlineQueryResult")
  if (results.length > 50) throw badRequest('RESULTS_TOO_MUCH')
  const checked = results.map(checkResult)
  if (new Set(checked.map(({ id }) => id)).size < checked.length) throw badRequest('RESULT_ID_DUPLICATE')
  const nextOffset = textOf(parameters, 'next_offset') ?? ''
  if (Buffer.byteLength(nextOffset) > 64) throw badRequest('NEXT_OFFSET_INVALID')
  const answered = core.inlineQueries.answer(textOf(parameters, 'inline_query_id') ?? '', {
    results: checked,
    is_personal: flagOf(parameters, 'is_personal'),
    cache_time: integerOf(parameters, 'cache_time') ?? DEFAULT_CACHE_SECONDS,
    next_offset: nextOffset,
    button: readButton(jsonOf(parameters, 'button', "can't parse inline query results button JSON object")),
  })
  if (answered === null) throw badRequest(TOO_OLD)
  return true
}

function checkResult(result: unknown): InlineQueryResult {
  if (!isObject(result)) throw badRequest("can't parse inline query result: expected an Object")
  const { id, type, title } = result
  if (typeof id !== 'string' || id === '' || Buffer.byteLength(id) > 64) throw badRequest('RESULT_ID_INVALID')
  if (typeof type !== 'string') throw badRequest('can\'t parse inline query result: Can\'t find field "type"')
  if (type === 'article' && (typeof title !== 'string' || title === '')) throw badRequest('ARTICLE_TITLE_EMPTY')
  const content = result['input_message_content']
  if (type === 'article' && !isObject(content))
    throw badRequest("can't parse inline query result: there is no input message content")
  parseReplyMarkup(result['reply_markup'])
  if (isObject(content) && typeof content['message_text'] === 'string') {
    const { text } = formatText({
      text: content['message_text'],
      parseMode: typeof content['parse_mode'] === 'string' ? content['parse_mode'] : undefined,
      entities: content['entities'],
    })
    if (text === '') throw badRequest('MESSAGE_EMPTY')
    if (text.length > 4096) throw badRequest('MESSAGE_TOO_LONG')
  }
  return result as unknown as InlineQueryResult
}

function readButton(button: unknown): InlineResponse['button'] {
  if (!isObject(button)) return null
  const { text, start_parameter: start, web_app: webApp } = button
  if (typeof text !== 'string' || text === '')
    throw badRequest("can't parse inline query results button: text must be non-empty")
  if (typeof start === 'string') {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(start)) throw badRequest('START_PARAM_INVALID')
    return { text, start_parameter: start }
  }
  const url = isObject(webApp) ? webApp['url'] : undefined
  return typeof url === 'string' ? { text, web_app_url: url } : { text }
}
