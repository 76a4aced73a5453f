/** A person in a private chat with the bot: makes the updates that Telegram would send for what they do. */
import type { Message, Update, User } from 'grammy/types'

import { freshNumber } from './fresh-number.ts'
import type { TelegramDouble } from './telegram-double.ts'

export type Person = {
  readonly id: number
  readonly text: (text: string) => Update
  /** Any other message: a sticker, a contact, a document … */
  readonly send: (content: Readonly<Record<string, unknown>>) => Update
  /** Edits the text of a message that was sent before. */
  readonly edit: (sent: Update, text: string) => Update
  /** Changes something else about a message that was sent before. */
  readonly change: (sent: Update, content: Readonly<Record<string, unknown>>) => Update
  /** A tap on the newest button with that label. */
  readonly tap: (label: string) => Update
  /** A tap with the given data, as on an old message. */
  readonly tapData: (data: string, messageId?: number) => Update
  /** Types “@bot query” in some other chat. */
  readonly inline: (query: string, offset?: string) => Update
}

export type PersonOptions = { readonly id?: number; readonly firstName?: string; readonly languageCode?: string }

let lastMessageId = 500_000

/** Update ids grow throughout a test file, as they do for one bot. */
export function createPerson(telegram: TelegramDouble, options: PersonOptions = {}): Person {
  const { id = 1001, firstName = 'Olena', languageCode = 'en' } = options
  const user: User = { id, is_bot: false, first_name: firstName, language_code: languageCode }
  const chat = { id, type: 'private' as const, first_name: firstName }
  const update = (content: object): Update => ({ update_id: freshNumber(), ...content })

  function send(content: Readonly<Record<string, unknown>>): Update {
    return update({ message: { message_id: (lastMessageId += 1), date: 1_795_000_000, chat, from: user, ...content } })
  }

  function tapData(data: string, messageId = 1): Update {
    const isPhoto = telegram.messages(id).some((one) => one.id === messageId && one.isPhoto)
    const content = isPhoto ? { photo: [] } : { text: '…' }
    const message = { message_id: messageId, date: 1_795_000_000, chat, ...content } as unknown as Message
    return update({ callback_query: { id: `tap-${freshNumber()}`, from: user, message, chat_instance: '1', data } })
  }

  return {
    id,
    send,
    tapData,
    text(text) {
      const command = /^\/\w+/.exec(text)?.[0]
      const entities = command === undefined ? [] : [{ type: 'bot_command', offset: 0, length: command.length }]
      return send({ text, ...(entities.length > 0 && { entities }) })
    },
    edit: ({ message }, text) => update({ edited_message: { ...message, text, edit_date: 1_795_000_001 } }),
    change: ({ message }, content) => update({ edited_message: { ...message, ...content, edit_date: 1_795_000_001 } }),
    tap(label) {
      const { data, messageId } = telegram.button(id, label)
      return tapData(data, messageId)
    },
    inline: (query, offset = '') =>
      update({ inline_query: { id: `inline-${freshNumber()}`, from: user, query, offset, chat_type: 'group' } }),
  }
}
