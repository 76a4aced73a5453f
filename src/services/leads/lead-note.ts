/** The content of a lead that has no field in a contact or a deal, as the texts of its notes. Pure. */
import { cutToUnits, partsOf } from '../../language/cut-text.ts'
import { MAX_NOTE_LENGTH } from '../notes/notes.ts'
import type { NoteWords } from './lead-words.ts'
import type { IncomingLead } from './lead-providers.ts'

/** A body may have a megabyte: the whole of it stays with the delivery. */
const MAX_NOTES = 4

/**
 * @param lines `label: value` for each value that has no field
 * @returns as many texts as are needed to hold all of it, at most {@link MAX_NOTES}; none when there is nothing to write
 */
export function leadNotes(
  lead: IncomingLead,
  lines: readonly string[],
  words: Pick<NoteWords, 'source'>,
): readonly string[] {
  const utm = Object.entries(lead.utm).map(([key, value]) => `utm_${key}: ${value}`)
  const source = lead.source === undefined ? [] : [`${words.source}: ${lead.source}`]
  const details = [...lines, ...source, ...utm, ...lead.extra].join('\n')
  const text = [lead.note ?? '', details]
    .filter((part) => part !== '')
    .join('\n\n')
    .normalize('NFC')
  const parts = partsOf(text, MAX_NOTE_LENGTH)
  const shown = parts.slice(0, MAX_NOTES)
  return parts.length === shown.length
    ? shown
    : shown.map((part, index) => (index === MAX_NOTES - 1 ? cutToUnits(`${part} …`, MAX_NOTE_LENGTH) : part))
}
