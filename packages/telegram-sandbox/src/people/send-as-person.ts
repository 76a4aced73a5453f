import type { MessageOrigin } from 'grammy/types'

import { toUser } from '../bot-api/to-bot-api-message.ts'
import { fromUpload } from '../bot-api/read-media.ts'
import { addMessage, replaceMessage } from '../change-chat.ts'
import type { Draft } from '../change-chat.ts'
import type { Edit, NewMessage } from '../control-api.ts'
import { ControlError } from '../control/control-error.ts'
import type { Core } from '../core.ts'
import { secondsNow } from '../core.ts'
import { formatText } from '../entities/format-text.ts'
import type { StoredMessage, StoredUser } from '../store/state.ts'
import { mimeTypeOf } from '../keep-file.ts'
import type { Upload } from '../bot-api/parameters.ts'
import { RECORDING_KINDS, type RecordingKind } from '../store/recording.ts'

/** @throws ControlError 404 for a message to reply to that is gone, 409 while the bot is blocked, 400 for an empty text */
export function sendAsPerson(core: Core, user: StoredUser, sent: NewMessage): StoredMessage {
  checkNotBlocked(user)
  const replyTo = sent.reply_to_message_id
  if (replyTo !== undefined && core.store.state.messages.get(user.id)?.has(replyTo) !== true) {
    throw new ControlError(404, `There is no message ${replyTo} in this chat to reply to`)
  }
  const draft: Draft = {
    chat_id: user.id,
    from_bot: false,
    ...contentOf(core, sent),
    ...(replyTo === undefined ? {} : { reply_to_message_id: replyTo }),
  }
  // A one-time keyboard disappears with the next message.
  const keyboard = core.store.state.keyboards.get(user.id)
  return addMessage(core, draft, keyboard?.one_time === true ? null : undefined)
}

export function editAsPerson(core: Core, user: StoredUser, { message_id: id, text }: Edit): StoredMessage {
  checkNotBlocked(user)
  const message = core.store.state.messages.get(user.id)?.get(id)
  if (message === undefined || message.from_bot) throw new ControlError(404, `There is no message ${id} of this person`)
  const formatted = plainText(text)
  const edit_date = secondsNow(core)
  const { photo, document, recording } = message
  const captioned = photo !== undefined || document !== undefined || recording !== undefined
  if (message.text === undefined && !captioned) throw new ControlError(409, `Message ${id} has no text to edit`)
  const { text: caption, entities } = formatted
  const content = captioned ? { caption, entities } : formatted
  const edited: StoredMessage = { ...message, ...content, edit_date }
  replaceMessage(core, edited, 'person')
  return edited
}

export function checkNotBlocked(user: StoredUser): void {
  if (user.blocked) throw new ControlError(409, `${user.first_name} has blocked the bot; unblock it first`)
}

type Forward = Extract<NewMessage, { forward: unknown }>['forward']
type Sent = Exclude<NewMessage, { forward: unknown } | { users_shared: unknown }> | Forward

function contentOf(core: Core, sent: NewMessage): Partial<Draft> {
  if ('forward' in sent) return { ...wordsAndFiles(core, sent.forward), forward_origin: originOf(core, sent.forward) }
  if ('users_shared' in sent) {
    const { request_id, user_ids } = sent.users_shared
    return { users_shared: { request_id, users: user_ids.map((id) => sharedUser(core, id)) } }
  }
  return wordsAndFiles(core, sent)
}

function wordsAndFiles(core: Core, sent: Sent): Partial<Draft> {
  if ('text' in sent) return plainText(sent.text)
  if ('contact' in sent) return { contact: definedOf(sent.contact) }
  const { caption, media_group_id } = sent
  const more = {
    ...(caption === undefined ? {} : captionOf(caption)),
    ...(media_group_id === undefined ? {} : { media_group_id }),
  }
  if ('photo' in sent) {
    const content = Buffer.from(sent.photo.base64, 'base64')
    return { ...fromUpload(core, 'photo', { name: 'photo.jpg', type: 'image/jpeg', content }), ...more }
  }
  if ('document' in sent) return { ...fromUpload(core, 'document', uploadOf(sent.document, 'file')), ...more }
  for (const kind of RECORDING_KINDS) {
    const recorded = recordedIn(sent, kind)
    if (recorded === undefined) continue
    const upload = uploadOf(recorded, kind === 'voice' ? 'voice.ogg' : kind === 'audio' ? 'audio.mp3' : 'video.mp4')
    return { ...fromUpload(core, kind, upload, recorded.duration), ...more }
  }
  return more
}

type Recorded = {
  readonly base64: string
  readonly file_name?: string | undefined
  readonly mime_type?: string | undefined
  readonly duration?: number | undefined
}

function recordedIn(sent: object, kind: RecordingKind): Recorded | undefined {
  return (sent as { readonly [Kind in RecordingKind]?: Recorded })[kind]
}

function uploadOf({ base64, file_name, mime_type }: Recorded, standIn: string): Upload {
  const name = file_name ?? standIn
  return { name, type: mimeTypeOf(name, mime_type), content: Buffer.from(base64, 'base64') }
}

function plainText(text: string): { text: string; entities: Draft['entities'] & object } {
  const formatted = formatText({ text, parseMode: undefined, entities: undefined })
  if (formatted.text === '') throw new ControlError(400, 'The text must not be empty')
  return formatted
}

function captionOf(text: string): Pick<Draft, 'caption' | 'entities'> {
  const formatted = formatText({ text, parseMode: undefined, entities: undefined })
  return formatted.text === '' ? {} : { caption: formatted.text, entities: formatted.entities }
}

function originOf(core: Core, { from, date = secondsNow(core) }: Forward): MessageOrigin {
  if (typeof from === 'string') return { type: 'hidden_user', sender_user_name: from, date }
  if (typeof from === 'object' && 'channel' in from)
    return { type: 'channel', chat: { id: -1_001, type: 'channel', title: from.channel }, message_id: 1, date }
  if (typeof from === 'object' && 'group' in from)
    return { type: 'chat', sender_chat: { id: -1_002, type: 'supergroup', title: from.group }, date }
  if (typeof from === 'object') return { type: 'user', sender_user: { is_bot: false, ...definedOf(from) }, date }
  const user = core.store.state.users.get(from)
  if (user === undefined) throw new ControlError(404, `There is no person ${from} to forward from`)
  return { type: 'user', sender_user: toUser(user), date }
}

function sharedUser(
  core: Core,
  id: number,
): { user_id: number; first_name?: string; last_name?: string; username?: string } {
  const user = core.store.state.users.get(id)
  if (user === undefined) throw new ControlError(404, `There is no person ${id} to share`)
  const { first_name, last_name, username } = user
  return { user_id: id, ...definedOf({ first_name, last_name, username }) }
}

type Defined<T> = { [Name in keyof T]: Exclude<T[Name], undefined> }

/** Without properties whose value is undefined. */
function definedOf<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, property]) => property !== undefined)) as Defined<T>
}
