import type { Draft } from '../change-chat.ts'
import type { ReplyKeyboard } from '../control-api.ts'
import { formatText, textSourceOf } from '../entities/format-text.ts'
import type { TextSource } from '../entities/format-text.ts'
import type { FormattedText } from '../entities/formatted-text.ts'
import type { StoredUser } from '../store/state.ts'
import { badRequest } from './bot-api-error.ts'
import type { MethodCall } from './method-call.ts'
import { flagOf, integerOf, isObject, jsonOf } from './parameters.ts'
import { readReplyMarkup } from './reply-markup.ts'

const MAX_TEXT_LENGTH = 4096
const MAX_CAPTION_LENGTH = 1024

/** @throws BotApiError 400 if the text is missing, only white space, too long, or its markup is broken */
export function readText(source: TextSource, tooLong: string): FormattedText {
  if (source.text === '') throw badRequest('message text is empty')
  const formatted = formatText(source)
  if (formatted.text === '') throw badRequest('text must be non-empty')
  if (formatted.text.length > MAX_TEXT_LENGTH) throw badRequest(tooLong)
  return formatted
}

/** The caption of a message; empty without one. @throws BotApiError 400 as for texts */
export function readCaption(source: TextSource): Pick<Draft, 'caption' | 'entities'> {
  const formatted = formatText(source)
  if (formatted.text === '') return {}
  if (formatted.text.length > MAX_CAPTION_LENGTH) throw badRequest('message caption is too long')
  return { caption: formatted.text, entities: formatted.entities }
}

export function captionOf({ parameters }: MethodCall): Pick<Draft, 'caption' | 'entities'> {
  return readCaption(textSourceOf(parameters, 'caption', 'caption_entities'))
}

/** What all sending methods share: buttons, the reply, silence. */
export function sendOptionsOf(
  call: MethodCall,
  chat: StoredUser,
): {
  draft: Pick<Draft, 'inline_keyboard' | 'force_reply' | 'reply_to_message_id' | 'silent'>
  keyboard: ReplyKeyboard | null | undefined
} {
  const markup = readReplyMarkup(call.parameters)
  const replyTo = replyOf(call, chat)
  const { kind } = markup
  return {
    draft: {
      ...(kind === 'inline' && markup.keyboard.length > 0 ? { inline_keyboard: markup.keyboard } : {}),
      ...(kind === 'force_reply'
        ? { force_reply: markup.placeholder === undefined ? {} : { placeholder: markup.placeholder } }
        : {}),
      ...(replyTo === undefined ? {} : { reply_to_message_id: replyTo }),
      ...(flagOf(call.parameters, 'disable_notification') ? { silent: true } : {}),
    },
    keyboard: kind === 'reply' ? markup.keyboard : kind === 'remove' ? null : undefined,
  }
}

function replyOf({ core, parameters }: MethodCall, chat: StoredUser): number | undefined {
  const given = jsonOf(parameters, 'reply_parameters', "can't parse reply parameters JSON object")
  const id = isObject(given) ? Number(given['message_id']) : integerOf(parameters, 'reply_to_message_id')
  if (id === undefined || id === 0) return undefined
  if (core.store.state.messages.get(chat.id)?.has(id) === true) return id
  const lenient = isObject(given)
    ? given['allow_sending_without_reply'] === true
    : flagOf(parameters, 'allow_sending_without_reply')
  if (!lenient) throw badRequest('message to be replied not found')
  return undefined
}
