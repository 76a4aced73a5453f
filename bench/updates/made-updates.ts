/** The updates that Telegram would send for what a person does, for handing them to a bot without a Bot API server. */
import type { Update } from 'grammy/types'

import type { Shown } from './chat-screens.ts'
import type { UserAction } from './scenarios.ts'

/** Above whatever the sandbox itself counts up to; all have the same number of digits. */
let lastUpdateId = 1_000_000

/** Also for the floor's own updates, in the same range. */
export function nextUpdateId(): number {
  return (lastUpdateId += 1)
}

export function updateOf(userAction: UserAction, chatId: number): Update {
  return userAction.kind === 'tap'
    ? tap(chatId, userAction, nextUpdateId())
    : message(chatId, userAction.text, nextUpdateId())
}

const personOf = (id: number) => ({
  id,
  is_bot: false as const,
  first_name: `Person ${id}`,
  language_code: 'en',
})
const chatOf = (id: number) => ({ id, type: 'private' as const, first_name: `Person ${id}` })
const nowSeconds = (): number => Math.floor(Date.now() / 1000)

function message(chatId: number, text: string, id: number): Update {
  const command = { type: 'bot_command' as const, offset: 0, length: text.length }
  return {
    update_id: id,
    message: {
      message_id: id,
      from: personOf(chatId),
      chat: chatOf(chatId),
      date: nowSeconds(),
      text,
      ...(text.startsWith('/') && { entities: [command] }),
    },
  }
}

function tap(chatId: number, { shown, data }: { readonly shown: Shown; readonly data: string }, id: number): Update {
  const { messageId, text, markup } = shown
  return {
    update_id: id,
    callback_query: {
      id: ((BigInt(chatId) << 32n) | BigInt(id)).toString(),
      from: personOf(chatId),
      message: {
        message_id: messageId,
        from: { id: 7_000_000_001, is_bot: true, first_name: 'Bench', username: 'bench_bot' },
        chat: chatOf(chatId),
        date: nowSeconds(),
        edit_date: nowSeconds(),
        text,
        reply_markup: markup,
      },
      chat_instance: String(chatId),
      data,
    },
  }
}
