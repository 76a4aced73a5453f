import type { Chat, Message, User } from 'grammy/types'

import { recordingFields } from '../store/recording.ts'
import type { State, StoredMessage, StoredUser } from '../store/state.ts'

export function toUser(user: StoredUser): User {
  return {
    id: user.id,
    is_bot: false,
    first_name: user.first_name,
    ...(user.last_name === undefined ? {} : { last_name: user.last_name }),
    ...(user.username === undefined ? {} : { username: user.username }),
    ...(user.language_code === undefined ? {} : { language_code: user.language_code }),
  }
}

export function toChat(user: StoredUser): Chat.PrivateChat {
  return {
    id: user.id,
    type: 'private',
    first_name: user.first_name,
    ...(user.last_name === undefined ? {} : { last_name: user.last_name }),
    ...(user.username === undefined ? {} : { username: user.username }),
  }
}

export function toBotUser(state: Readonly<State>): User {
  const { bot } = state
  return bot === null
    ? { id: 0, is_bot: true, first_name: 'Bot' }
    : { id: bot.id, is_bot: true, first_name: bot.first_name, username: bot.username }
}

/** The message as the bot sees it. `depth` stops at the replied-to message: its own reply is not included. */
export function toBotApiMessage(state: Readonly<State>, stored: StoredMessage, depth = 1): Message {
  const user = state.users.get(stored.chat_id)
  if (user === undefined) throw new Error(`No person has the chat ${stored.chat_id}`)
  const reply = stored.reply_to_message_id
  const replied = reply === undefined || depth === 0 ? undefined : state.messages.get(stored.chat_id)?.get(reply)
  const entities = stored.entities ?? []
  const message = {
    message_id: stored.message_id,
    from: stored.from_bot ? toBotUser(state) : toUser(user),
    chat: toChat(user),
    date: stored.date,
    edit_date: stored.edit_date,
    forward_origin: stored.forward_origin,
    reply_to_message: replied === undefined ? undefined : toBotApiMessage(state, replied, depth - 1),
    via_bot: stored.via_bot === true ? toBotUser(state) : undefined,
    text: stored.text,
    entities: stored.text !== undefined && entities.length > 0 ? entities : undefined,
    photo: stored.photo,
    document: stored.document,
    ...(stored.recording && recordingFields(stored.recording)),
    media_group_id: stored.media_group_id,
    contact: stored.contact,
    users_shared: stored.users_shared,
    caption: stored.caption,
    caption_entities: stored.caption !== undefined && entities.length > 0 ? entities : undefined,
    reply_markup: stored.inline_keyboard === undefined ? undefined : { inline_keyboard: stored.inline_keyboard },
  }
  // Goes through JSON to drop undefined values, so that an update reads the same live and replayed.
  return JSON.parse(JSON.stringify(message)) as Message
}
