import { createHash } from 'node:crypto'

import type { InlineKeyboardButton } from 'grammy/types'

import { toBotApiMessage, toUser } from '../bot-api/to-bot-api-message.ts'
import { announce } from '../change-chat.ts'
import type { Tap, TapAnswer } from '../control-api.ts'
import { ControlError } from '../control/control-error.ts'
import type { Core } from '../core.ts'
import type { StoredMessage, StoredUser } from '../store/state.ts'
import { checkNotBlocked } from './send-as-person.ts'

/**
 * Waits for the bot's answer as long as Telegram would accept it.
 * @throws ControlError 404 if there is no such message or button
 */
export async function tapButton(core: Core, user: StoredUser, tap: Tap): Promise<TapAnswer> {
  checkNotBlocked(user)
  const message = core.store.state.messages.get(user.id)?.get(tap.message_id)
  if (message === undefined) throw new ControlError(404, `There is no message ${tap.message_id} in this chat`)
  const button = buttonOf(message, tap)
  if (!('callback_data' in button)) return { answer: null, answered_in_ms: null }

  const { id, answered } = core.callbackQueries.open(user.id)
  const place =
    message.inline_message_id === undefined
      ? { message: toBotApiMessage(core.store.state, message) }
      : { inline_message_id: message.inline_message_id }
  const updates = core.updates.make('callback_query', {
    id,
    from: toUser(user),
    ...place,
    chat_instance: chatInstanceOf(user.id),
    data: button.callback_data,
  })
  core.store.commit(...updates)
  announce(core, user.id, updates)
  return answered
}

function buttonOf(message: StoredMessage, tap: Tap): InlineKeyboardButton {
  const rows = message.inline_keyboard ?? []
  const button = 'button' in tap ? rows.flat().find(({ text }) => text === tap.button) : rows[tap.row]?.[tap.column]
  if (button !== undefined) return button
  const wanted = 'button' in tap ? `"${tap.button}"` : `${tap.row}/${tap.column}`
  const there = rows.flat().map(({ text }) => `"${text}"`)
  throw new ControlError(
    404,
    `Message ${message.message_id} has no button ${wanted}; it has ${there.join(', ') || 'none'}`,
  )
}

/** Opaque, and the same for all messages of a chat. */
function chatInstanceOf(chatId: number): string {
  return createHash('sha256').update(`chat ${chatId}`).digest().readBigInt64BE(0).toString()
}
