/** Reads what stands behind /note: whom or what it is about, as every typed line is read, and the words of the note. */
import { beginningOf } from '../../language/cut-text.ts'
import { MAX_LINE_LENGTH, readingOf } from '../../language/lines/read-line.ts'
import type { NoteReading } from '../../language/lines/reading.ts'
import type { RecordRef } from '../../ids.ts'
import { parseNote } from '../../services/notes/notes.ts'
import type { FittingContact } from '../dialogues/ask-contact.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { noteTarget, whoOf } from '../screens/line-draft.ts'
import { readTyped } from '../screens/typed-line.ts'

export type NoteLine = {
  /** Where the note belongs; null if that is not certain. */
  readonly target: (RecordRef<'contact' | 'company' | 'deal'> & { readonly name: string }) | null
  /** The name that was typed, if the note belongs to nobody certain. */
  readonly who: string | null
  /** Those whom the name may mean. */
  readonly fits: readonly FittingContact[]
  /** Null if the line only says whom it is about. */
  readonly text: string | null
}

const KEYWORD = 'note '

/** As many as fit on one screen with the question. */
const MAX_FITS = 5

/** The words of the note, without a heading. A note may be longer than a line: then only its beginning was read. */
function wordsOf(typed: string, { text, heading }: NoteReading, isWhole: boolean): string {
  if (isWhole) return text
  return heading === null ? typed : typed.slice(heading.end - KEYWORD.length).trim()
}

/** @throws AppError VALIDATION if the note is too long */
export async function readNoteLine(ctx: BotContext, typed: string): Promise<NoteLine> {
  // “Oscar:” alone says whom it is about.
  const [, label = null] = /^([^:\n]+):$/u.exec(typed) ?? []
  const said = label ?? typed
  const isWhole = KEYWORD.length + said.length <= MAX_LINE_LENGTH
  const line = KEYWORD + (isWhole ? said : beginningOf(said, MAX_LINE_LENGTH - KEYWORD.length))
  const reading = readingOf(await readTyped(ctx, line, ctx.now()), 'note')
  if (reading === null) return { target: null, who: label, fits: [], text: label === null ? parseNote(typed) : null }
  const { people } = reading
  const who = await whoOf(ctx, people, {})
  const found = noteTarget(reading, who)
  const isName = label !== null || reading.text === people.typed
  return {
    target: found && { ...found, name: who.person?.name ?? reading.company?.name ?? reading.deal?.title ?? '' },
    who: people.typed ?? label,
    fits: people.fits.slice(0, MAX_FITS).map(({ id, name, companyName }) => ({ id, displayName: name, companyName })),
    text: isName ? null : parseNote(wordsOf(said, reading, isWhole)),
  }
}
