import { replaceMessage } from '../../change-chat.ts'
import { secondsNow } from '../../core.ts'
import { textSourceOf } from '../../entities/format-text.ts'
import type { StoredMessage } from '../../store/state.ts'
import { badRequest } from '../bot-api-error.ts'
import { captionOf, readCaption, readText } from '../message-options.ts'
import type { MethodCall } from '../method-call.ts'
import { chatOf, messageOf } from '../method-call.ts'
import { isObject, jsonOf, textOf } from '../parameters.ts'
import { mediaFrom } from '../read-media.ts'
import { readInlineKeyboard } from '../reply-markup.ts'
import { toBotApiMessage } from '../to-bot-api-message.ts'

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

export function editMessageText(call: MethodCall): unknown {
  const message = editedMessage(call)
  const formatted = readText(textSourceOf(call.parameters, 'text', 'entities'), 'MESSAGE_TOO_LONG')
  if (message.text === undefined) throw badRequest('there is no text in the message to edit')
  return change(call, message, { ...without(message, 'entities'), ...formatted })
}

export function editMessageCaption(call: MethodCall): unknown {
  const message = editedMessage(call)
  const caption = captionOf(call)
  if (message.photo === undefined && message.document === undefined && message.recording === undefined) {
    throw badRequest('there is no caption in the message to edit')
  }
  return change(call, message, { ...without(message, 'caption', 'entities'), ...caption })
}

export function editMessageMedia(call: MethodCall): unknown {
  const message = editedMessage(call)
  const media = jsonOf(call.parameters, 'media', "can't parse input media JSON object")
  if (!isObject(media)) throw badRequest('media is not specified')
  const { type } = media
  if (type !== 'photo' && type !== 'document') throw badRequest('type of the media is not one of photo and document')
  const caption = readCaption({
    text: typeof media['caption'] === 'string' ? media['caption'] : '',
    parseMode: typeof media['parse_mode'] === 'string' ? media['parse_mode'] : undefined,
    entities: media['caption_entities'],
  })
  const content = mediaFrom(call, type, typeof media['media'] === 'string' ? media['media'] : '')
  const rest = without(message, 'text', 'caption', 'entities', 'photo', 'document', 'recording')
  return change(call, message, { ...rest, ...content, ...caption })
}

export function editMessageReplyMarkup(call: MethodCall): unknown {
  const message = editedMessage(call)
  return change(call, message, message)
}

/** @throws BotApiError 400 if there is no such message or it is not the bot's */
function editedMessage(call: MethodCall): StoredMessage {
  const inlineId = textOf(call.parameters, 'inline_message_id')
  if (inlineId !== undefined && inlineId !== '') {
    for (const chat of call.core.store.state.messages.values()) {
      for (const message of chat.values()) if (message.inline_message_id === inlineId) return message
    }
    throw badRequest('MESSAGE_ID_INVALID')
  }
  const message = messageOf(call, chatOf(call), 'edit')
  if (!message.from_bot || message.forward_origin !== undefined) throw badRequest("message can't be edited")
  return message
}

/** An edit without reply_markup removes the buttons, as in Telegram. */
function change(call: MethodCall, before: StoredMessage, content: StoredMessage): unknown {
  const keyboard = readInlineKeyboard(call.parameters)
  const plain = without(content, 'inline_keyboard')
  const after: StoredMessage = keyboard === undefined ? plain : { ...plain, inline_keyboard: keyboard }
  if (contentOf(before) === contentOf(after)) throw badRequest(NOT_MODIFIED)
  const edited = { ...after, edit_date: secondsNow(call.core) }
  replaceMessage(call.core, edited, 'bot')
  return before.inline_message_id === undefined ? toBotApiMessage(call.core.store.state, edited) : true
}

function contentOf(message: StoredMessage): string {
  const { text, caption, entities = [], photo, document, recording, inline_keyboard = [] } = message
  const file = photo?.at(-1)?.file_unique_id ?? document?.file_unique_id ?? recording?.file_unique_id
  return JSON.stringify([text, caption, entities, photo === undefined, file, document?.file_name, inline_keyboard])
}

function without(message: StoredMessage, ...names: (keyof StoredMessage)[]): StoredMessage {
  return Object.fromEntries(
    Object.entries(message).filter(([name]) => !(names as string[]).includes(name)),
  ) as unknown as StoredMessage
}
