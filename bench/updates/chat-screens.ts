/** What each chat shows, and when what a person did there was answered: kept from the Bot API calls that the bot makes. */

import type { InlineKeyboardMarkup } from 'grammy/types'

/** The keyboard and the message that a chat shows, as its person's app would know them. */
export type Shown = {
  readonly messageId: number
  readonly text: string
  readonly buttons: readonly { readonly text: string; readonly callback_data?: string }[]
  readonly markup: InlineKeyboardMarkup
}

/** The message with buttons that the bot last sent to the chat or changed there. */
export type Screens = { readonly shown: (chatId: number) => Shown | undefined }

export type AnsweredCall = {
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
  /** Of a message that was sent. */
  readonly sentId: number | undefined
}

export type ChatScreens = Screens & {
  readonly note: (call: AnsweredCall) => void
  /** Resolves with the time, by performance.now(), at which the last of these methods has been answered for the chat. */
  readonly answered: (chatId: number, methods: readonly string[]) => Promise<number>
}

/** What has to be answered before a person's action counts as answered. */
export const ANSWERS = {
  tap: ['answerCallbackQuery', 'editMessageText'],
  text: ['sendMessage'],
} as const

/** Generous: on a busy machine an answer may take long, and is then measured so. */
const PATIENCE_MS = 60_000

type Waiting = { readonly missing: Set<string>; readonly resolve: (at: number) => void }

export function createChatScreens(): ChatScreens {
  const screens = new Map<number, Shown>()
  const waiting = new Map<number, Waiting>()

  function show(chatId: number, { method, body, sentId }: AnsweredCall): void {
    const { message_id: editedId, text, reply_markup: markup } = body
    const messageId = sentId ?? editedId
    if (typeof messageId !== 'number' || typeof text !== 'string' || !isKeyboard(markup)) return
    if (method !== 'sendMessage' && method !== 'editMessageText') return
    screens.set(chatId, { messageId, text, buttons: markup.inline_keyboard.flat(), markup })
  }

  return {
    shown: (chatId) => screens.get(chatId),

    note(call) {
      const chatId = chatOf(call.body)
      if (chatId === undefined) return
      show(chatId, call)
      const one = waiting.get(chatId)
      if (one?.missing.delete(call.method) !== true || one.missing.size > 0) return
      waiting.delete(chatId)
      one.resolve(performance.now())
    },

    answered: (chatId, methods) =>
      new Promise((resolve, reject) => {
        const missing = new Set(methods)
        const timer = setTimeout(() => {
          waiting.delete(chatId)
          reject(new Error(`Chat ${chatId} still waits for ${[...missing].join(' and ')}`))
        }, PATIENCE_MS)
        const settle = (at: number): void => {
          clearTimeout(timer)
          resolve(at)
        }
        waiting.set(chatId, { missing, resolve: settle })
      }),
  }
}

/** A tap's id has the person's id in its upper half, in the sandbox as in Telegram. */
function chatOf({
  chat_id: chatId,
  callback_query_id: queryId,
}: Readonly<Record<string, unknown>>): number | undefined {
  if (typeof chatId === 'number') return chatId
  return typeof queryId === 'string' ? Number(BigInt(queryId) >> 32n) : undefined
}

function isKeyboard(markup: unknown): markup is InlineKeyboardMarkup {
  return typeof markup === 'object' && markup !== null && 'inline_keyboard' in markup
}
