/** Reads what a message holds besides typed text: its file, and who wrote it if it was forwarded. Pure. */
import type { Chat, Message, MessageOrigin } from 'grammy/types'

import type { FileKind, ForwardedFrom, NoteFile } from '../../models/note-file.ts'

type Sent = {
  readonly file_id: string
  readonly file_unique_id?: string
  readonly file_size?: number
  readonly file_name?: string
  readonly mime_type?: string
}

/** Some kinds repeat themselves as a document, so that comes last. Of a photo there are several sizes, the largest last. */
const READERS: readonly (readonly [FileKind, (message: Message) => Sent | undefined])[] = [
  ['photo', ({ photo }) => photo?.at(-1)],
  ['voice', ({ voice }) => voice],
  ['video-note', ({ video_note: note }) => note],
  ['video', ({ video }) => video],
  ['animation', ({ animation }) => animation],
  ['audio', ({ audio }) => audio],
  ['document', ({ document }) => document],
]

/** Null for a message without one. */
export function fileOf(message: Message): NoteFile | null {
  for (const [kind, read] of READERS) {
    const sent = read(message)
    if (sent === undefined) continue
    const { file_id: fileId, file_unique_id: fileUniqueId = '', file_name, file_size, mime_type } = sent
    // Telegram invents names for recordings and photos.
    const name = kind === 'document' || kind === 'audio' ? (file_name ?? null) : null
    return { fileId, fileUniqueId, kind, name, size: file_size ?? null, mime: mime_type ?? null }
  }
  return null
}

/** Its words: the text, the caption, or what stands for them. */
export function wordsOf(message: Message): string {
  const { text, caption, location, venue, sticker, poll, contact } = message
  if (text !== undefined || caption !== undefined) return text ?? caption ?? ''
  if (venue !== undefined) return `📍 ${venue.title}, ${venue.address}`
  if (location !== undefined) return `📍 ${location.latitude}, ${location.longitude}`
  if (contact !== undefined)
    return `👤 ${[contact.first_name, contact.last_name].filter(Boolean).join(' ')} ${contact.phone_number}`
  return sticker?.emoji ?? poll?.question ?? ''
}

/** The person, or the channel or group for messages that were posted in its name. */
export function originOf(origin: MessageOrigin): ForwardedFrom {
  switch (origin.type) {
    case 'user': {
      const { id, first_name, last_name, username } = origin.sender_user
      const name = [first_name, last_name].filter(Boolean).join(' ')
      return { name, userId: id, username: username ?? null }
    }
    case 'hidden_user':
      return { name: origin.sender_user_name, userId: null, username: null }
    case 'chat':
      return { name: nameOfChat(origin.sender_chat), userId: null, username: null }
    case 'channel':
      return { name: nameOfChat(origin.chat), userId: null, username: null }
  }
}

function nameOfChat({ title, first_name: name }: Chat): string {
  return title ?? name ?? '…'
}
