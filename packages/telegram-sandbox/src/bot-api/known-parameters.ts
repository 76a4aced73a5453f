/** The parameters that each method reads, so that the sandbox can say when a bot uses one that has no effect here. */
import type { MethodName } from './method-table.ts'

const SENDING = [
  'chat_id',
  'reply_markup',
  'reply_parameters',
  'reply_to_message_id',
  'allow_sending_without_reply',
  'disable_notification',
] as const
/** Previews are never shown, which is what most bots want of them. */
const TEXT = ['text', 'parse_mode', 'entities', 'link_preview_options', 'disable_web_page_preview'] as const
const CAPTION = ['caption', 'parse_mode', 'caption_entities'] as const
const MESSAGE = ['chat_id', 'message_id'] as const
const EDITED = [...MESSAGE, 'inline_message_id', 'reply_markup'] as const
const RESENT = ['chat_id', 'from_chat_id', 'message_id', 'disable_notification'] as const
const COMMAND_SCOPE = ['scope', 'language_code'] as const

const KNOWN = {
  getMe: [],
  getUpdates: ['offset', 'limit', 'timeout', 'allowed_updates'],
  setWebhook: ['url', 'max_connections', 'allowed_updates', 'drop_pending_updates', 'secret_token'],
  deleteWebhook: ['drop_pending_updates'],
  getWebhookInfo: [],
  sendMessage: [...SENDING, ...TEXT],
  editMessageText: [...EDITED, ...TEXT],
  editMessageCaption: [...EDITED, ...CAPTION],
  editMessageMedia: [...EDITED, 'media'],
  editMessageReplyMarkup: EDITED,
  deleteMessage: MESSAGE,
  deleteMessages: ['chat_id', 'message_ids'],
  // The answer's cache is the app's own: a sandbox asks the bot every time.
  answerCallbackQuery: ['callback_query_id', 'text', 'show_alert', 'url', 'cache_time'],
  sendChatAction: ['chat_id', 'action'],
  sendPhoto: [...SENDING, ...CAPTION, 'photo'],
  sendDocument: [...SENDING, ...CAPTION, 'document'],
  sendVoice: [...SENDING, ...CAPTION, 'voice', 'duration'],
  sendVideoNote: [...SENDING, 'video_note', 'duration', 'length'],
  sendAudio: [...SENDING, ...CAPTION, 'audio', 'duration'],
  sendVideo: [...SENDING, ...CAPTION, 'video', 'duration'],
  sendAnimation: [...SENDING, ...CAPTION, 'animation', 'duration'],
  sendContact: [...SENDING, 'phone_number', 'first_name', 'last_name', 'vcard'],
  getFile: ['file_id'],
  setMyCommands: [...COMMAND_SCOPE, 'commands'],
  getMyCommands: COMMAND_SCOPE,
  deleteMyCommands: COMMAND_SCOPE,
  setChatMenuButton: ['chat_id', 'menu_button'],
  getChat: ['chat_id'],
  getChatMember: ['chat_id', 'user_id'],
  copyMessage: [...SENDING, ...CAPTION, 'from_chat_id', 'message_id'],
  forwardMessage: RESENT,
  pinChatMessage: [...MESSAGE, 'disable_notification'],
  unpinChatMessage: MESSAGE,
  setMessageReaction: [...MESSAGE, 'reaction', 'is_big'],
  answerInlineQuery: ['inline_query_id', 'results', 'cache_time', 'is_personal', 'next_offset', 'button'],
} satisfies Readonly<Record<MethodName, readonly string[]>>

/** @returns those of the given parameters that the method does not read */
export function unknownParameters(method: MethodName, given: Readonly<Record<string, unknown>>): readonly string[] {
  const known: readonly string[] = KNOWN[method]
  return Object.keys(given).filter((name) => !known.includes(name))
}
