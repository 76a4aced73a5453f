/** Everything that the page shows. Views read it; only apply-event, load and the actions change it. */
import type {
  BotAnswer,
  ChatMessage,
  Command,
  CommandsAnswer,
  MessagesAnswer,
  Person,
  ReplyKeyboard,
} from '../control-api.ts'

export type Chat = {
  messages: readonly ChatMessage[]
  replyKeyboard: ReplyKeyboard | null
  /** Hidden by the person, or a one-time keyboard that was used. */
  keyboardHidden: boolean
  pinned: readonly number[]
  commands: readonly Command[]
  menuButton: CommandsAnswer['menu_button']
  /** The bot's running chat action and when it ends, in milliseconds since 1970. */
  action: { readonly name: string; readonly until: number } | null
  readUpTo: number
  replyingTo: number | null
  editing: number | null
  /** Distance from the top when the chat was left; null if it was at the end. */
  scrollTop: number | null
}

export type State = {
  people: readonly Person[]
  bot: BotAnswer
  chats: Map<number, Chat>
  /** The chat named in the address; on a phone its absence means that the list is shown. */
  openId: number | null
  online: boolean
  loaded: boolean
}

export function createState(): State {
  return {
    people: [],
    bot: { bot: null, connection: 'none', pending_update_count: 0 },
    chats: new Map(),
    openId: null,
    online: true,
    loaded: false,
  }
}

export function emptyChat(readUpTo: number): Chat {
  return {
    messages: [],
    replyKeyboard: null,
    keyboardHidden: false,
    pinned: [],
    commands: [],
    menuButton: { type: 'default' },
    action: null,
    readUpTo,
    replyingTo: null,
    editing: null,
    scrollTop: null,
  }
}

/** Takes over a loaded chat, keeping the objects of unchanged messages so that their bubbles are not redrawn. */
export function takeMessages(chat: Chat, answer: MessagesAnswer): void {
  const known = new Map(chat.messages.map((message) => [message.message_id, message]))
  chat.messages = answer.messages.map((message) => {
    const before = known.get(message.message_id)
    return before !== undefined && JSON.stringify(before) === JSON.stringify(message) ? before : message
  })
  setKeyboard(chat, answer.reply_keyboard)
  chat.pinned = answer.pinned_message_ids
  const newest = chat.messages.at(-1)?.message_id ?? 0
  // A restarted sandbox without a store counts its messages from the beginning.
  if (chat.readUpTo > newest) chat.readUpTo = 0
}

export function setKeyboard(chat: Chat, keyboard: ReplyKeyboard | null): void {
  if (JSON.stringify(keyboard) === JSON.stringify(chat.replyKeyboard)) return
  chat.replyKeyboard = keyboard
  chat.keyboardHidden = false
}

export function unreadCount(chat: Chat): number {
  return chat.messages.filter((message) => message.from_bot && message.message_id > chat.readUpTo).length
}

export function fullName(person: { readonly first_name: string; readonly last_name?: string }): string {
  return person.last_name === undefined ? person.first_name : `${person.first_name} ${person.last_name}`
}

export function hasUnread(state: State, id: number): boolean {
  const chat = state.chats.get(id)
  return chat !== undefined && unreadCount(chat) > 0
}

/** Inserts by id: an event may arrive after a load that already included it. */
export function withMessage(messages: Chat['messages'], message: Chat['messages'][number]): Chat['messages'] {
  const at = messages.findIndex((other) => other.message_id >= message.message_id)
  if (at === -1) return [...messages, message]
  const same = messages[at]?.message_id === message.message_id
  return [...messages.slice(0, at), message, ...messages.slice(same ? at + 1 : at)]
}
