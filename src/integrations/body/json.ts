/** The JSON types of a parsed body. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type JsonRecord = { readonly [key: string]: Json }

export function isJsonRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A record's own value: never an inherited one, whatever the key. */
export function property(value: Json | undefined, key: string): Json | undefined {
  return isJsonRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** The entries of a list; nothing if it is not a list. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

/** A string or a number as trimmed text; undefined for anything else or empty text. */
export function textOf(value: Json | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  return text === '' ? undefined : text
}
