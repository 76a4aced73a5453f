import type { LiveEvent } from '../control-api.ts'
import { emptyChat, setKeyboard, withMessage, type Chat, type State } from './state.ts'

/** How long a chat action is shown unless a message comes first, in milliseconds (as in Telegram). */
export const actionLasts = 5000

/** What to ask the server for after an event. */
export type FollowUp = 'nothing' | 'load everything' | 'load commands'

/** Applies one live event to the state. */
export function applyEvent(state: State, event: LiveEvent, now: number): FollowUp {
  switch (event.type) {
    case 'hello':
      state.bot = event.bot
      return 'load everything'
    case 'bot_changed':
      state.bot = event.bot
      return 'load commands'
    case 'commands_changed':
      return 'load commands'
    case 'user_changed':
      state.people = state.people.some((person) => person.id === event.user.id)
        ? state.people.map((person) => (person.id === event.user.id ? event.user : person))
        : [...state.people, event.user]
      return 'nothing'
    case 'message_new':
    case 'message_edited': {
      const chat = chatOf(state, event.chat_id)
      chat.messages = withMessage(chat.messages, event.message)
      if (event.type === 'message_new' && event.message.from_bot) {
        chat.action = null
        if (event.message.force_reply !== undefined) chat.replyingTo = event.message.message_id
      }
      return 'nothing'
    }
    case 'messages_deleted': {
      const chat = chatOf(state, event.chat_id)
      const gone = new Set(event.message_ids)
      chat.messages = chat.messages.filter((message) => !gone.has(message.message_id))
      if (chat.replyingTo !== null && gone.has(chat.replyingTo)) chat.replyingTo = null
      if (chat.editing !== null && gone.has(chat.editing)) chat.editing = null
      return 'nothing'
    }
    case 'chat_action':
      chatOf(state, event.chat_id).action = { name: event.action, until: now + actionLasts }
      return 'nothing'
    case 'reply_keyboard':
      setKeyboard(chatOf(state, event.chat_id), event.reply_keyboard)
      return 'nothing'
    case 'pinned':
      chatOf(state, event.chat_id).pinned = event.pinned_message_ids
      return 'nothing'
    case 'call':
      return 'nothing'
  }
}

function chatOf(state: State, id: number): Chat {
  let chat = state.chats.get(id)
  if (chat === undefined) {
    chat = emptyChat(0)
    state.chats.set(id, chat)
  }
  return chat
}
