/** The fields of a form as a record. */
import type { JsonRecord } from './json.ts'

export type FormField = readonly [name: string, value: string]

export const MAX_FORM_FIELDS = 1000

/** A field given several times becomes a list. @returns null if there is no field */
export function formRecord(given: readonly FormField[]): JsonRecord | null {
  const fields = new Map<string, string[]>()
  for (const [name, value] of given) {
    if (name === '' || name === '__proto__') continue
    const values = fields.get(name)
    if (values === undefined) fields.set(name, [value])
    else values.push(value)
  }
  if (fields.size === 0) return null
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}
