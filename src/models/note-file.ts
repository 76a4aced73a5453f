/** A photo, document or recording that is kept on a note. Telegram stores its content; we keep the id that sends it again. */
import { Schema } from 'mongoose'

export const FILE_KINDS = ['photo', 'document', 'video', 'audio', 'animation', 'voice', 'video-note'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export type NoteFile = {
  /** Valid only for the bot that received it. */
  readonly fileId: string
  /** The same for all copies of a file. */
  readonly fileUniqueId: string
  readonly kind: FileKind
  /** Null for a photo or a recording, which have none. */
  readonly name: string | null
  /** Bytes; null if Telegram did not say. */
  readonly size: number | null
  readonly mime: string | null
  /** Set when it was taken off its note. It keeps its place: buttons name a file by it, and an undo puts it back. */
  readonly removedAt?: Date
}

/** A file that is still on its note, and its place among all that were ever on it. */
export type PlacedFile = NoteFile & { readonly place: number }

export function keptFiles(files: readonly NoteFile[] = []): readonly PlacedFile[] {
  return files.map((file, place) => ({ ...file, place })).filter(({ removedAt }) => removedAt == null)
}

/** What leaves the chat about a file: nothing that Telegram would accept as a file. */
export type FileFacts = Pick<NoteFile, 'kind' | 'name' | 'size' | 'mime'>

export function factsOf({ kind, name, size, mime }: NoteFile): FileFacts {
  return { kind, name, size, mime }
}

/** Who wrote a message that was forwarded to the bot, as far as Telegram tells. */
export type ForwardedFrom = {
  readonly name: string
  /** Null for somebody who hides their account. */
  readonly userId: number | null
  readonly username: string | null
}

export const noteFileSchema = new Schema<NoteFile>(
  {
    fileId: { type: String, required: true },
    fileUniqueId: { type: String, default: '' },
    kind: { type: String, enum: FILE_KINDS, required: true },
    name: { type: String, default: null },
    size: { type: Number, default: null },
    mime: { type: String, default: null },
    removedAt: Date,
  },
  { _id: false },
)

export const forwardedFromSchema = new Schema<ForwardedFrom>(
  {
    name: { type: String, required: true },
    userId: { type: Number, default: null },
    username: { type: String, default: null },
  },
  { _id: false },
)
