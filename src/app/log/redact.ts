/**
 * Removes secrets and personal data before anything is logged. Matches in two ways: by the name of a field, and by the shape of
 * a text.
 */
import { REDACTED, redactText } from '../../redaction/redact-text.ts'
import { describeError } from './describe-error.ts'

const MAX_LIST_LENGTH = 100
const MAX_DEPTH = 8

/** Compared without case, `_` and `-`, so that botToken, bot_token and BOT-TOKEN are the same. */
const SECRET_NAME =
  /token|secret|password|passwd|authorization|cookie|signature|credential|apikey|privatekey|pepper|hmac|^pass$|^auth$/
const PERSONAL_NAME = /phone|email|e164|^contactinfo$/
/** What a person typed, in the details of our own errors. */
const TYPED_NAME = /^given$/

/** A plain copy of a log line's fields that is safe to log. Never throws, not even for cycles and getters. */
export function redactFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return redactEntries(Object.entries(fields), new Set([fields]), 0)
}

function redactEntries(
  entries: Iterable<[string, unknown]>,
  above: Set<object>,
  depth: number,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, value] of entries)
    result[name] = isNamedSecret(name, value) ? REDACTED : redactValue(value, above, depth)
  return result
}

/** Numbers and flags under such a name (`tokens: 3`, `hasSecret: true`) reveal nothing; anything else might. */
function isNamedSecret(name: string, value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'boolean') return false
  const plain = name.toLowerCase().replace(/[_-]/g, '')
  if (PERSONAL_NAME.test(plain) || TYPED_NAME.test(plain)) return true
  return SECRET_NAME.test(plain) && typeof value !== 'number'
}

function redactValue(value: unknown, above: Set<object>, depth: number): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value)
  if (typeof value === 'function') return '[function]'
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (above.has(value)) return '[cycle]'
  if (depth >= MAX_DEPTH) return '[deep]'

  above.add(value)
  try {
    if (value instanceof Error) return redactEntries(Object.entries(describeError(value)), above, depth + 1)
    if (Array.isArray(value)) return redactList(value, above, depth)
    if (value instanceof Set) return redactList([...value], above, depth)
    if (value instanceof Map) {
      return redactEntries(
        [...value].map(([key, item]): [string, unknown] => [String(key), item]),
        above,
        depth + 1,
      )
    }
    // ObjectIds, URLs, mongoose documents and the like define their own plain form.
    if ('toJSON' in value && typeof value.toJSON === 'function') return redactValue(value.toJSON(), above, depth + 1)
    return redactEntries(Object.entries(value), above, depth + 1)
  } catch {
    return '[unreadable]'
  } finally {
    above.delete(value)
  }
}

function redactList(list: readonly unknown[], above: Set<object>, depth: number): unknown[] {
  const items = list.slice(0, MAX_LIST_LENGTH).map((item) => redactValue(item, above, depth + 1))
  return list.length > MAX_LIST_LENGTH ? [...items, `… ${list.length - MAX_LIST_LENGTH} more`] : items
}
