/**
 * The control API, for the browser page and for tests, beside the Bot API on the same port. Requests are checked against
 * these schemas; answers and events have exactly these shapes. The page imports only types.
 *
 * Errors are `{ error: string }` with a 4xx status.
 */
import { z } from 'zod'

import type { newMessageSchema } from './new-message-schema.ts'
import type { Call } from './testing-api.ts'

// --- people -----------------------------------------------------------------------------------------------------

/** GET /sandbox/users → {users}; POST /sandbox/users → the user. */
export const newPersonSchema = z.strictObject({
  id: z.int().positive().optional(),
  first_name: z.string().trim().min(1).max(64),
  last_name: z.string().max(64).optional(),
  username: z
    .string()
    .regex(/^[A-Za-z]\w{3,31}$/)
    .optional(),
  language_code: z.string().min(2).max(16).optional(),
})
export type NewPerson = z.infer<typeof newPersonSchema>

/** A person of the sandbox. Their private chat with the bot has the same id. */
export type Person = {
  readonly id: number
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
  /** If true, the bot's messages to the person are refused. */
  readonly blocked: boolean
  /** The person has written to the bot at least once; before that the bot may not write to them. */
  readonly started: boolean
  /** Invented, always the same; sent by "Share my number". */
  readonly phone_number: string
}
export type PeopleAnswer = { readonly users: readonly Person[] }

// --- the bot ----------------------------------------------------------------------------------------------------

/** GET /sandbox/bot. `bot` is null until the first token is used. */
export type BotAnswer = {
  readonly bot: { readonly id: number; readonly first_name: string; readonly username: string } | null
  /** How the bot receives its updates at the moment. */
  readonly connection: 'none' | 'polling' | 'webhook'
  readonly pending_update_count: number
}

export type Command = { readonly command: string; readonly description: string }

/** GET /sandbox/chats/:userId/commands: those for this chat and this person's language, as Telegram chooses them. */
export type CommandsAnswer = {
  readonly commands: readonly Command[]
  readonly menu_button:
    | { readonly type: 'default' }
    | { readonly type: 'commands' }
    | { readonly type: 'web_app'; readonly text: string; readonly url: string }
}

// --- messages ---------------------------------------------------------------------------------------------------

/** Bot API MessageEntity; offsets and lengths are UTF-16 code units, so `text.slice(offset, offset + length)` is right. */
export type Entity = {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
  readonly language?: string
  readonly user?: { readonly id: number; readonly first_name: string }
  readonly custom_emoji_id?: string
  /** of date_time */
  readonly unix_time?: number
  readonly date_time_format?: string
}

/**
 * `callback`: tap it with POST …/taps, which waits for the answer. `text` never occurs here. The other kinds only act in
 * the page: open `url` (also web_app and login), copy `copy_text`, start inline mode with `query`. The control API answers
 * a tap on one of them with `{answer: null}`.
 */
export type ButtonKind =
  | 'callback'
  | 'url'
  | 'copy_text'
  | 'switch_inline_query'
  | 'switch_inline_query_current_chat'
  | 'switch_inline_query_chosen_chat'
  | 'web_app'
  | 'login_url'
  | 'pay'
  | 'disabled'
export type Button = {
  readonly text: string
  readonly kind: ButtonKind
  readonly url?: string
  readonly copy_text?: string
  readonly query?: string
  readonly style?: 'primary' | 'success' | 'danger'
}

export type ReplyButton = {
  readonly text: string
  /** `text`: sends the label as a message. The others send what they ask for, see POST …/messages. */
  readonly kind: 'text' | 'request_contact' | 'request_users' | 'request_location' | 'request_other'
  readonly request_id?: number
  readonly max_quantity?: number
  readonly style?: 'primary' | 'success' | 'danger'
}
/** The person's current reply keyboard. */
export type ReplyKeyboard = {
  readonly buttons: readonly (readonly ReplyButton[])[]
  readonly resize: boolean
  readonly one_time: boolean
  readonly persistent: boolean
  readonly placeholder?: string
}

export type Media =
  | {
      readonly kind: 'photo'
      /** Path on this server, for <img src>. */
      readonly url: string
      readonly width: number
      readonly height: number
      readonly file_size: number
    }
  | {
      readonly kind: 'document'
      readonly url: string
      readonly file_name: string
      readonly mime_type: string
      readonly file_size: number
    }
  | {
      readonly kind: 'voice' | 'video_note' | 'audio' | 'video' | 'animation'
      readonly url: string
      readonly file_name: string
      readonly mime_type: string
      readonly file_size: number
      /** Seconds. */
      readonly duration: number
    }
  | {
      readonly kind: 'contact'
      readonly phone_number: string
      readonly first_name: string
      readonly last_name?: string
      readonly user_id?: number
      readonly vcard?: string
    }
  | { readonly kind: 'users_shared'; readonly request_id: number; readonly user_ids: readonly number[] }

export type ChatMessage = {
  readonly message_id: number
  /** The person whose chat with the bot this is. */
  readonly chat_id: number
  readonly from_bot: boolean
  /** Seconds since 1970, as in the Bot API. */
  readonly date: number
  readonly text?: string
  readonly caption?: string
  /** Of `text`, or of `caption`. */
  readonly entities: readonly Entity[]
  /** The inline keyboard, row by row; empty without one. */
  readonly buttons: readonly (readonly Button[])[]
  readonly media?: Media
  /** The same for all photos and files of an album. */
  readonly media_group_id?: string
  readonly edited: boolean
  readonly reply_to?: { readonly message_id: number; readonly from_bot: boolean; readonly excerpt: string }
  readonly forward_from?: { readonly name: string; readonly user_id?: number; readonly date: number }
  /** Chosen from inline results: the bot's username. */
  readonly via_bot?: string
  /** The bot's reactions, emoji. */
  readonly reactions?: readonly string[]
  /** The bot asked for a reply to this message (force_reply). */
  readonly force_reply?: { readonly placeholder?: string }
  readonly silent?: boolean
}

/** GET /sandbox/chats/:userId/messages, oldest first. */
export type MessagesAnswer = {
  readonly messages: readonly ChatMessage[]
  readonly reply_keyboard: ReplyKeyboard | null
  readonly pinned_message_ids: readonly number[]
}

/** See new-message-schema.ts. */
export type NewMessage = z.infer<typeof newMessageSchema>
export type NewMessageAnswer = { readonly message_id: number }

/** POST /sandbox/chats/:userId/edits: the person edits their own text or caption → {message_id}, edited_message. */
export const editSchema = z.strictObject({ message_id: z.int().positive(), text: z.string().min(1).max(4096) })
export type Edit = z.infer<typeof editSchema>

// --- taps -------------------------------------------------------------------------------------------------------

/** POST /sandbox/chats/:userId/taps: by label (the first button that has it) or by place, counted from 0. */
export const tapSchema = z.union([
  z.strictObject({ message_id: z.int().positive(), button: z.string().min(1) }),
  z.strictObject({ message_id: z.int().positive(), row: z.int().min(0), column: z.int().min(0) }),
])
export type Tap = z.infer<typeof tapSchema>

/** Sent when the bot answers the query, or with `answer: null` when the time (15 s) is over. */
export type TapAnswer = {
  readonly answer: { readonly text?: string; readonly show_alert?: boolean; readonly url?: string } | null
  /** Milliseconds from the tap to the bot's answer; null without one. */
  readonly answered_in_ms: number | null
}

// --- inline mode ------------------------------------------------------------------------------------------------

/** POST /sandbox/chats/:userId/inline: the person types "@bot query". Waits for the bot's answer up to 15 s. */
export const inlineSchema = z.strictObject({ query: z.string().max(256), offset: z.string().max(64).optional() })
export type InlineRequest = z.infer<typeof inlineSchema>

export type InlineResult = {
  readonly type: string
  readonly id: string
  readonly title?: string
  readonly description?: string
  readonly url?: string
  readonly thumbnail_url?: string
}
export type InlineAnswer = {
  /** For choosing a result; null if the bot did not answer in time. */
  readonly query_id: string | null
  readonly results: readonly InlineResult[]
  readonly is_personal: boolean
  readonly cache_time: number
  readonly next_offset: string
  /** The button above the results: a tap sends "/start <start_parameter>" or opens a web app. */
  readonly button?: { readonly text: string; readonly start_parameter?: string; readonly web_app_url?: string }
}

/** POST /sandbox/chats/:userId/inline/chosen: posts the result into the person's chat → {message_id}. */
export const chosenSchema = z.strictObject({ query_id: z.string().min(1), result_id: z.string().min(1) })
export type ChosenRequest = z.infer<typeof chosenSchema>

// --- blocking ------------------------------------------------------------------------------

/** POST /sandbox/chats/:userId/block → the person. Sends my_chat_member. */
export const blockSchema = z.strictObject({ blocked: z.boolean() })

// --- live events ------------------------------------------------------------------------------------------------

/**
 * GET /sandbox/events: server-sent events, each `event: <type>` and `data: <this as JSON>`. `hello` comes first on every
 * connection: reload everything then, since events missed while disconnected are not repeated.
 */
export type LiveEvent =
  | { readonly type: 'hello'; readonly bot: BotAnswer }
  | { readonly type: 'message_new'; readonly chat_id: number; readonly message: ChatMessage }
  /** Also when its buttons, reactions or media changed. */
  | { readonly type: 'message_edited'; readonly chat_id: number; readonly message: ChatMessage }
  | { readonly type: 'messages_deleted'; readonly chat_id: number; readonly message_ids: readonly number[] }
  /** Shown for 5 s or until the bot's next message. */
  | { readonly type: 'chat_action'; readonly chat_id: number; readonly action: string }
  | { readonly type: 'reply_keyboard'; readonly chat_id: number; readonly reply_keyboard: ReplyKeyboard | null }
  | { readonly type: 'pinned'; readonly chat_id: number; readonly pinned_message_ids: readonly number[] }
  /** Commands or the menu button changed: request those of the open chat again. */
  | { readonly type: 'commands_changed' }
  /** A new person, or one whose `blocked` or `started` changed. */
  | { readonly type: 'user_changed'; readonly user: Person }
  | { readonly type: 'bot_changed'; readonly bot: BotAnswer }
  | { readonly type: 'call'; readonly call: Call }
export type LiveEventType = LiveEvent['type']
