import { randomBytes } from 'node:crypto'

import type { InlineQueryResult } from 'grammy/types'

import { parseReplyMarkup } from '../bot-api/reply-markup.ts'
import { toUser } from '../bot-api/to-bot-api-message.ts'
import { addMessage, announce } from '../change-chat.ts'
import type { Draft } from '../change-chat.ts'
import type { ChosenRequest, InlineAnswer, InlineRequest, InlineResult } from '../control-api.ts'
import { ControlError } from '../control/control-error.ts'
import type { Core } from '../core.ts'
import { formatText } from '../entities/format-text.ts'
import type { StoredMessage, StoredUser } from '../store/state.ts'
import { checkNotBlocked } from './send-as-person.ts'

const NO_ANSWER: InlineAnswer = { query_id: null, results: [], is_personal: false, cache_time: 0, next_offset: '' }

/** The person types "@bot query". Waits for the bot's results as long as Telegram would accept them. */
export async function askInline(core: Core, user: StoredUser, request: InlineRequest): Promise<InlineAnswer> {
  const { id, answered } = core.inlineQueries.open(user.id, request.query)
  const { query, offset = '' } = request
  const updates = core.updates.make('inline_query', { id, from: toUser(user), query, offset, chat_type: 'sender' })
  core.store.commit(...updates)
  announce(core, user.id, updates)
  const answer = await answered
  if (answer === null) return NO_ANSWER
  const { results, button, ...rest } = answer.response
  return { query_id: id, results: results.map(showResult), ...rest, ...(button === null ? {} : { button }) }
}

/** Posts a result into the person's chat with the bot. @throws ControlError 404 for an unknown query or result */
export function chooseInline(core: Core, user: StoredUser, { query_id, result_id }: ChosenRequest): StoredMessage {
  checkNotBlocked(user)
  const query = core.inlineQueries.find(query_id)
  const result = query?.response.results.find(({ id }) => id === result_id)
  if (query === null || result === undefined || query.userId !== user.id) {
    throw new ControlError(404, `This person was shown no result ${result_id} for the query ${query_id}`)
  }
  const markup = parseReplyMarkup(result.reply_markup)
  const buttons =
    markup.kind === 'inline' && markup.keyboard.length > 0
      ? { inline_keyboard: markup.keyboard, inline_message_id: randomBytes(20).toString('base64url') }
      : {}
  const draft = { chat_id: user.id, from_bot: false, via_bot: true, ...contentOf(core, result), ...buttons }
  const message = addMessage(core, draft)
  const updates = core.updates.make('chosen_inline_result', {
    result_id,
    from: toUser(user),
    query: query.query,
    ...('inline_message_id' in buttons ? { inline_message_id: buttons.inline_message_id } : {}),
  })
  core.store.commit(...updates)
  announce(core, user.id, updates)
  return message
}

/** A result as this code reads it: the types have some twenty kinds, whose parts share their names. */
type AnyResult = Partial<Record<string, unknown>> & { readonly type: string; readonly id: string }

function showResult(given: InlineQueryResult): InlineResult {
  const result: AnyResult = { ...given }
  const { type, id } = result
  const title = textIn(result, 'title') ?? nameIn(result)
  const description = textIn(result, 'description') ?? textIn(result, 'phone_number')
  const url = textIn(result, 'url')
  const thumbnail = textIn(result, 'thumbnail_url')
  return {
    type,
    id,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(url === undefined ? {} : { url }),
    ...(thumbnail === undefined ? {} : { thumbnail_url: thumbnail }),
  }
}

function contentOf(core: Core, given: InlineQueryResult): Partial<Draft> {
  const result: AnyResult = { ...given }
  const content = result['input_message_content'] as Partial<Record<string, unknown>> | undefined
  if (content !== undefined) {
    if (textIn(content, 'phone_number') !== undefined) return { contact: contactOf(content) }
    return formatText({
      text: textIn(content, 'message_text') ?? '',
      parseMode: textIn(content, 'parse_mode'),
      entities: content['entities'],
    })
  }
  if (result.type === 'contact') return { contact: contactOf(result) }
  const file = core.store.state.files.get(textIn(result, 'photo_file_id') ?? textIn(result, 'document_file_id') ?? '')
  if (file === undefined) return { text: textIn(result, 'title') ?? result.id }
  const { text: caption, entities } = formatText({
    text: textIn(result, 'caption') ?? '',
    parseMode: textIn(result, 'parse_mode'),
    entities: result['caption_entities'],
  })
  const { file_id, file_unique_id, file_size, width, height, file_name, mime_type } = file
  const media: Partial<Draft> =
    width === undefined || height === undefined
      ? { document: { file_id, file_unique_id, file_size, file_name, mime_type } }
      : { photo: [{ file_id, file_unique_id, file_size, width, height }] }
  return caption === '' ? media : { ...media, caption, entities }
}

function contactOf(source: Partial<Record<string, unknown>>): NonNullable<Draft['contact']> {
  const last = textIn(source, 'last_name')
  const vcard = textIn(source, 'vcard')
  return {
    phone_number: textIn(source, 'phone_number') ?? '',
    first_name: textIn(source, 'first_name') ?? '',
    ...(last === undefined ? {} : { last_name: last }),
    ...(vcard === undefined ? {} : { vcard }),
  }
}

function nameIn(source: Partial<Record<string, unknown>>): string | undefined {
  const names = [textIn(source, 'first_name'), textIn(source, 'last_name')].filter((name) => name !== undefined)
  return names.length === 0 ? undefined : names.join(' ')
}

function textIn(source: Partial<Record<string, unknown>>, name: string): string | undefined {
  const value = source[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
