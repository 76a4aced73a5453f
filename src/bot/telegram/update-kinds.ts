/** The kinds of updates that the bot asks Telegram for. */
import type { Update } from 'grammy/types'

export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const satisfies readonly Exclude<keyof Update, 'update_id'>[]
