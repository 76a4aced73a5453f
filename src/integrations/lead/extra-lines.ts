/** What a lead contains beyond the known fields, as lines for a note: bounded in number and length. */
import { cutToUnits } from '../../language/cut-text.ts'
import type { Json } from '../body/json.ts'

const MAX_LINES = 40
const MAX_LINE_LENGTH = 500
const MAX_LABEL_LENGTH = 120
/** More than the notes of one lead hold. */
const MAX_WHOLE_LENGTH = 32_000

function oneLine(text: string, limit: number): string {
  return cutToUnits(text.replace(/[\p{Cc}\s]+/gu, ' ').trim(), limit)
}

/** `label: value`; nested values as JSON. Null if the value is empty. */
function extraLine(label: string, value: Json, limit = MAX_LINE_LENGTH): string | null {
  if (value === null || value === '' || value === false) return null
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (text === '[]' || text === '{}' || text.trim() === '') return null
  return oneLine(`${oneLine(label, MAX_LABEL_LENGTH)}: ${text}`, limit)
}

/** The last line says how many are left out, so that nobody takes the list for complete. */
export function extraLines(fields: readonly (readonly [label: string, value: Json])[]): readonly string[] {
  const lines = fields.map(([label, value]) => extraLine(label, value)).filter((line) => line !== null)
  return lines.length <= MAX_LINES ? lines : [...lines.slice(0, MAX_LINES - 1), `… +${lines.length - MAX_LINES + 1}`]
}

/** What a known field has no room for, as long as it is: there are only as many as fields. */
export function wholeLines(fields: readonly (readonly [label: string, value: Json])[]): readonly string[] {
  return fields.flatMap(([label, value]) => extraLine(label, value, MAX_WHOLE_LENGTH) ?? [])
}
