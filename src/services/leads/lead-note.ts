/** The content of a lead that has no field in a contact or a deal, as the text of a note. Pure. */
import { MAX_NOTE_LENGTH } from '../notes/notes.ts'
import type { IncomingLead } from './lead-providers.ts'

/**
 * @param lines `label: value` for each value that has no field
 * @returns null when there is nothing to write
 */
export function leadNote(lead: IncomingLead, lines: readonly string[]): string | null {
  const utm = Object.entries(lead.utm).map(([key, value]) => `utm_${key}: ${value}`)
  const source = lead.source === undefined ? [] : [`Source: ${lead.source}`]
  const details = [...lines, ...source, ...utm, ...lead.extra].join('\n')
  const text = [lead.note ?? '', details]
    .filter((part) => part !== '')
    .join('\n\n')
    .normalize('NFC')
    .trim()
  if (text === '') return null
  // Cut between characters, never within a surrogate pair.
  return text.length <= MAX_NOTE_LENGTH
    ? text
    : `${text.slice(0, MAX_NOTE_LENGTH - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`
}
