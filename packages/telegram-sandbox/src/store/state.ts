/**
 * Everything that the sandbox remembers across a restart, as plain data. It changes only through `applyRecord`, so that
 * replaying the journal produces the same state.
 */
import type {
  BotCommand,
  Contact,
  Document,
  InlineKeyboardButton,
  MenuButton,
  MessageEntity,
  MessageOrigin,
  PhotoSize,
  Update,
  UsersShared,
} from 'grammy/types'

import type { ReplyKeyboard } from '../control-api.ts'
import type { Recording } from './recording.ts'

export type StoredBot = {
  /** SHA-256 of the token in hex: the token itself may be a real one and is not written to disk. */
  readonly token_hash: string
  readonly id: number
  readonly first_name: string
  readonly username: string
}

export type StoredUser = {
  readonly id: number
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
  readonly blocked: boolean
  readonly started: boolean
}

/** A message as stored for both sides of the chat; `toBotApiMessage` and `showMessage` are the two views of it. */
export type StoredMessage = {
  readonly chat_id: number
  readonly message_id: number
  readonly from_bot: boolean
  readonly date: number
  readonly edit_date?: number
  readonly text?: string
  readonly caption?: string
  /** Of the text or of the caption. */
  readonly entities?: MessageEntity[]
  readonly photo?: PhotoSize[]
  readonly document?: Document
  readonly recording?: Recording
  /** The same for all photos and files of an album. */
  readonly media_group_id?: string
  readonly contact?: Contact
  readonly users_shared?: UsersShared
  readonly reply_to_message_id?: number
  readonly forward_origin?: MessageOrigin
  readonly via_bot?: boolean
  /** For a message with buttons chosen from inline results: the id by which the bot edits it. */
  readonly inline_message_id?: string
  readonly inline_keyboard?: InlineKeyboardButton[][]
  readonly force_reply?: { readonly placeholder?: string }
  readonly reactions?: readonly string[]
  readonly silent?: boolean
}

export type StoredFile = {
  readonly file_id: string
  readonly file_unique_id: string
  readonly file_path: string
  readonly file_name: string
  readonly mime_type: string
  readonly file_size: number
  readonly width?: number
  readonly height?: number
}

export type StoredWebhook = {
  readonly url: string
  readonly secret_token?: string
  readonly max_connections: number
  readonly allowed_updates?: readonly string[]
}

/** One change. A line of the journal holds all records of one act, so that an act is kept completely or not at all. */
export type StoreRecord =
  | { readonly t: 'ids'; readonly next_update_id: number; readonly next_message_id: number }
  | { readonly t: 'bot'; readonly bot: StoredBot }
  | { readonly t: 'user'; readonly user: StoredUser }
  | { readonly t: 'message'; readonly message: StoredMessage }
  | { readonly t: 'deleted'; readonly chat_id: number; readonly message_ids: readonly number[] }
  | { readonly t: 'file'; readonly file: StoredFile }
  | { readonly t: 'update'; readonly update: Update }
  | { readonly t: 'done'; readonly update_ids: readonly number[] }
  | { readonly t: 'commands'; readonly key: string; readonly commands: readonly BotCommand[] | null }
  | { readonly t: 'menu_button'; readonly key: string; readonly menu_button: MenuButton }
  | { readonly t: 'keyboard'; readonly chat_id: number; readonly keyboard: ReplyKeyboard | null }
  | { readonly t: 'pinned'; readonly chat_id: number; readonly message_ids: readonly number[] }
  | { readonly t: 'webhook'; readonly webhook: StoredWebhook | null }
  | { readonly t: 'allowed_updates'; readonly allowed_updates: readonly string[] }

export type State = {
  nextUpdateId: number
  nextMessageId: number
  bot: StoredBot | null
  webhook: StoredWebhook | null
  allowedUpdates: readonly string[]
  readonly users: Map<number, StoredUser>
  /** By chat, then by message id, in ascending order of ids. */
  readonly messages: Map<number, Map<number, StoredMessage>>
  readonly files: Map<string, StoredFile>
  /** Not yet confirmed by the bot, ascending. */
  readonly updates: Map<number, Update>
  readonly commands: Map<string, readonly BotCommand[]>
  readonly menuButtons: Map<string, MenuButton>
  readonly keyboards: Map<number, ReplyKeyboard>
  readonly pinned: Map<number, readonly number[]>
}

/** @param firstUpdateId used until a record says otherwise */
export function emptyState(firstUpdateId: number): State {
  return {
    nextUpdateId: firstUpdateId,
    nextMessageId: 1,
    bot: null,
    webhook: null,
    allowedUpdates: [],
    users: new Map(),
    messages: new Map(),
    files: new Map(),
    updates: new Map(),
    commands: new Map(),
    menuButtons: new Map(),
    keyboards: new Map(),
    pinned: new Map(),
  }
}
