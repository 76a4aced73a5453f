import type { Method } from './method-call.ts'
import { answerCallbackQuery } from './methods/answer-callback-query.ts'
import { answerInlineQuery } from './methods/answer-inline-query.ts'
import { getFile, getMe } from './methods/bot-and-files.ts'
import {
  getChat,
  getChatMember,
  pinChatMessage,
  sendChatAction,
  setMessageReaction,
  unpinChatMessage,
} from './methods/chats.ts'
import { deleteMyCommands, getMyCommands, setChatMenuButton, setMyCommands } from './methods/commands.ts'
import { deleteMessage, deleteMessages } from './methods/delete-messages.ts'
import {
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
} from './methods/edit-message.ts'
import { copyMessage, forwardMessage } from './methods/resend-message.ts'
import { sendContact } from './methods/send-contact.ts'
import {
  sendAnimation,
  sendAudio,
  sendDocument,
  sendPhoto,
  sendVideo,
  sendVideoNote,
  sendVoice,
} from './methods/send-media.ts'
import { sendMessage } from './methods/send-message.ts'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './methods/updates.ts'

const METHODS = {
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
  answerCallbackQuery,
  sendChatAction,
  sendPhoto,
  sendDocument,
  sendVoice,
  sendVideoNote,
  sendAudio,
  sendVideo,
  sendAnimation,
  sendContact,
  getFile,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setChatMenuButton,
  getChat,
  getChatMember,
  copyMessage,
  forwardMessage,
  pinChatMessage,
  unpinChatMessage,
  setMessageReaction,
  answerInlineQuery,
} satisfies Readonly<Record<string, Method>>

export type MethodName = keyof typeof METHODS
type NamedMethod = { readonly name: MethodName; readonly run: Method }

/** Method names as in the Bot API. Telegram ignores their case, so the table does too. */
const TABLE: ReadonlyMap<string, NamedMethod> = new Map(
  (Object.keys(METHODS) as MethodName[]).map((name) => [name.toLowerCase(), { name, run: METHODS[name] }]),
)

export function findMethod(name: string): NamedMethod | undefined {
  return TABLE.get(name.toLowerCase())
}
