/** What forwarded messages become: the texts and files of notes, and whom they are about. Pure. */
import type { DraftPart } from '../../models/note-draft.ts'
import type { ForwardedFrom, NoteFile } from '../../models/note-file.ts'
import { MAX_NOTE_LENGTH } from '../notes/notes.ts'

/** A button for each stands under the note. */
export const MAX_NOTE_FILES = 20

export type NoteContent = { readonly text: string; readonly files: readonly NoteFile[] }

/** The same account, or the same name where there is none. */
function keyOf({ userId, name }: ForwardedFrom): string {
  return userId === null ? `name:${name}` : `id:${userId}`
}

/** Everybody whose messages were forwarded, each once, in the order of their first one. */
export function authorsOf(parts: readonly DraftPart[]): readonly ForwardedFrom[] {
  const authors = new Map<string, ForwardedFrom>()
  for (const { from } of parts) if (from !== null && !authors.has(keyOf(from))) authors.set(keyOf(from), from)
  return [...authors.values()]
}

/**
 * Everything in the order in which it was sent; more than one note only if it does not fit into one. If several people wrote,
 * each message begins with its author's name.
 */
export function notesOf(parts: readonly DraftPart[]): readonly NoteContent[] {
  const isConversation = authorsOf(parts).length > 1
  const notes: { text: string; files: NoteFile[] }[] = []
  for (const { text, file, from } of parts.toSorted((one, other) => one.messageId - other.messageId)) {
    const said = isConversation && from !== null && text !== '' ? `${from.name}: ${text}` : text
    const last = notes.at(-1)
    const joined = [last?.text ?? '', said].filter((one) => one !== '').join('\n')
    const fits = joined.length <= MAX_NOTE_LENGTH && (file === null || (last?.files.length ?? 0) < MAX_NOTE_FILES)
    if (last === undefined || !fits) {
      notes.push({ text: said, files: file === null ? [] : [file] })
    } else {
      last.text = joined
      if (file !== null) last.files.push(file)
    }
  }
  return notes.map(({ text, files }) => ({ text: text.normalize('NFC'), files }))
}
