/** What a lead contains beyond the known fields, as lines for a note: bounded in number and length. */
import type { Json } from '../body/json.ts'

const MAX_LINES = 40
const MAX_LINE_LENGTH = 500
const MAX_LABEL_LENGTH = 120

function oneLine(text: string, limit: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  // Never end with half a surrogate pair.
  return line.length > limit ? `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/u, '')}…` : line
}

/** `label: value`; nested values as JSON. Null if the value is empty. */
function extraLine(label: string, value: Json): string | null {
  if (value === null || value === '' || value === false) return null
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (text === '[]' || text === '{}' || text.trim() === '') return null
  return oneLine(`${oneLine(label, MAX_LABEL_LENGTH)}: ${text}`, MAX_LINE_LENGTH)
}

/** The last line says how many are left out, so that nobody takes the list for complete. */
export function extraLines(fields: readonly (readonly [label: string, value: Json])[]): readonly string[] {
  const lines = fields.map(([label, value]) => extraLine(label, value)).filter((line) => line !== null)
  return lines.length <= MAX_LINES ? lines : [...lines.slice(0, MAX_LINES - 1), `… +${lines.length - MAX_LINES + 1}`]
}
