/** The fields of a form whose names have brackets, as PHP writes them, nested: `data[merges][FNAME]`. Pure. */
import { isJsonRecord, type Json, type JsonRecord } from './json.ts'

const BRACKETED = /^[^[\]]+(?:\[[^[\]]*\])+$/u
/** Deeper names stay as they are: no sender has them. */
const MAX_LEVELS = 6

type Nested = Map<string, Nested | Json>

function put(into: Nested, [key = '', ...rest]: readonly string[], value: Json): boolean {
  if (rest.length === 0) {
    if (into.has(key)) return false
    into.set(key, value)
    return true
  }
  const inner = into.get(key)
  if (inner instanceof Map) return put(inner, rest, value)
  if (inner !== undefined) return false
  const made: Nested = new Map()
  into.set(key, made)
  return put(made, rest, value)
}

const plain = (nested: Nested): JsonRecord =>
  Object.fromEntries([...nested].map(([key, value]) => [key, value instanceof Map ? plain(value) : value]))

/** Any other body, and one that is nested already, stays as it is. A name that contradicts another stays whole. */
export function nestedFields(payload: Json): Json {
  if (!isJsonRecord(payload)) return payload
  const nested: Nested = new Map()
  for (const [name, value] of Object.entries(payload)) {
    const parts = BRACKETED.test(name) ? name.replaceAll(']', '').split('[') : [name]
    const usable = parts.length <= MAX_LEVELS && !parts.includes('__proto__')
    if (!usable || !put(nested, parts, value)) nested.set(name, value)
  }
  return plain(nested)
}
