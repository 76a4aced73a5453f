import type { InlineKeyboardButton } from 'grammy/types'

import type { Button, ChatMessage, Media, Person } from '../control-api.ts'
import { phoneNumberOf } from '../people/phone-number-of.ts'
import type { State, StoredMessage, StoredUser } from '../store/state.ts'

export function showPerson(user: StoredUser): Person {
  return { ...user, phone_number: phoneNumberOf(user) }
}

/** The message as the person sees it, without what only the bot may know: no callback data. */
export function showMessage(state: Readonly<State>, stored: StoredMessage): ChatMessage {
  const media = showMedia(stored)
  const replied =
    stored.reply_to_message_id === undefined
      ? undefined
      : state.messages.get(stored.chat_id)?.get(stored.reply_to_message_id)
  return {
    message_id: stored.message_id,
    chat_id: stored.chat_id,
    from_bot: stored.from_bot,
    date: stored.date,
    ...(stored.text === undefined ? {} : { text: stored.text }),
    ...(stored.caption === undefined ? {} : { caption: stored.caption }),
    entities: stored.entities ?? [],
    buttons: (stored.inline_keyboard ?? []).map((row) => row.map(showButton)),
    ...(media === null ? {} : { media }),
    ...(stored.media_group_id === undefined ? {} : { media_group_id: stored.media_group_id }),
    edited: stored.edit_date !== undefined,
    ...(replied === undefined
      ? {}
      : { reply_to: { message_id: replied.message_id, from_bot: replied.from_bot, excerpt: excerptOf(replied) } }),
    ...showForward(stored),
    ...(stored.via_bot === true ? { via_bot: state.bot?.username ?? '' } : {}),
    ...(stored.reactions === undefined || stored.reactions.length === 0 ? {} : { reactions: stored.reactions }),
    ...(stored.force_reply === undefined ? {} : { force_reply: stored.force_reply }),
    ...(stored.silent === true ? { silent: true } : {}),
  }
}

export function showButton(button: InlineKeyboardButton): Button {
  const base = { text: button.text, ...(button.style === undefined ? {} : { style: button.style }) }
  if ('callback_data' in button) return { ...base, kind: 'callback' }
  if ('url' in button) return { ...base, kind: 'url', url: button.url }
  if ('copy_text' in button) return { ...base, kind: 'copy_text', copy_text: button.copy_text.text }
  if ('switch_inline_query' in button)
    return { ...base, kind: 'switch_inline_query', query: button.switch_inline_query }
  if ('switch_inline_query_current_chat' in button) {
    return { ...base, kind: 'switch_inline_query_current_chat', query: button.switch_inline_query_current_chat }
  }
  if ('switch_inline_query_chosen_chat' in button) {
    return {
      ...base,
      kind: 'switch_inline_query_chosen_chat',
      query: button.switch_inline_query_chosen_chat.query ?? '',
    }
  }
  if ('web_app' in button) return { ...base, kind: 'web_app', url: button.web_app.url }
  if ('login_url' in button) return { ...base, kind: 'login_url', url: button.login_url.url }
  if ('pay' in button) return { ...base, kind: 'pay' }
  return { ...base, kind: 'disabled' }
}

function showMedia(stored: StoredMessage): Media | null {
  const photo = stored.photo?.at(-1)
  if (photo !== undefined) {
    const { width, height, file_size = 0 } = photo
    return { kind: 'photo', url: fileUrl(photo.file_id), width, height, file_size }
  }
  if (stored.document !== undefined) {
    const { file_id, file_name = 'file', mime_type = 'application/octet-stream', file_size = 0 } = stored.document
    return { kind: 'document', url: fileUrl(file_id), file_name, mime_type, file_size }
  }
  if (stored.recording !== undefined) {
    const { kind, file_id, file_name, mime_type, file_size, duration } = stored.recording
    return { kind, url: fileUrl(file_id), file_name, mime_type, file_size, duration }
  }
  if (stored.contact !== undefined) return { kind: 'contact', ...stored.contact }
  if (stored.users_shared !== undefined) {
    const { request_id, users } = stored.users_shared
    return { kind: 'users_shared', request_id, user_ids: users.map(({ user_id }) => user_id) }
  }
  return null
}

function fileUrl(fileId: string): string {
  return `/sandbox/files/${encodeURIComponent(fileId)}`
}

function showForward({ forward_origin: origin }: StoredMessage): Pick<ChatMessage, 'forward_from'> | object {
  if (origin === undefined) return {}
  const { date } = origin
  switch (origin.type) {
    case 'user': {
      const { id, first_name, last_name } = origin.sender_user
      const name = last_name === undefined ? first_name : `${first_name} ${last_name}`
      return { forward_from: { name, user_id: id, date } }
    }
    case 'hidden_user':
      return { forward_from: { name: origin.sender_user_name, date } }
    case 'channel':
      return { forward_from: { name: origin.chat.title ?? '', date } }
    case 'chat':
      return { forward_from: { name: 'title' in origin.sender_chat ? (origin.sender_chat.title ?? '') : '', date } }
  }
}

function excerptOf(message: StoredMessage): string {
  const text = message.text ?? message.caption ?? message.document?.file_name ?? message.contact?.first_name
  const { photo, recording } = message
  const shown = text ?? (photo === undefined ? (recording?.file_name ?? '') : '🖼')
  return shown.slice(0, 100)
}
