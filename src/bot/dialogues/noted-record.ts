/** The record that the open dialogue asks a note for, read from its stored state. Pure. */
import { readRef } from '../../language/parse-id.ts'
import type { NoteTarget } from '../../services/notes/note-target.ts'

type Stored = { readonly state?: { readonly addNote?: readonly { readonly args?: string }[] } }

/** Null for any other dialogue, and for a state that cannot be read. */
export function notedRecord(json: string): NoteTarget | null {
  try {
    const [dialogue] = (JSON.parse(json) as Stored).state?.addNote ?? []
    // As the conversations plugin stores them.
    const [args] = JSON.parse(dialogue?.args ?? '[]') as readonly { target?: { kind?: unknown; id?: unknown } }[]
    const { kind, id } = args?.target ?? {}
    if (typeof id !== 'string') return null
    return kind === 'contact' || kind === 'company' || kind === 'deal' ? readRef(kind, id) : null
  } catch {
    return null
  }
}
