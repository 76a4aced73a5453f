/** Walks over plain values, as events, dialogues and bodies hold them. Pure. */

import { Types } from 'mongoose'

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * Whether any text, number or id in a value is one that is looked for.
 *
 * @param isWanted also gets the key under which the leaf, or the list that it is in, stands
 */
export function someValue(
  value: unknown,
  isWanted: (leaf: string | number, key: string) => boolean,
  under = '',
): boolean {
  if (typeof value === 'string' || typeof value === 'number') return isWanted(value, under)
  if (Array.isArray(value)) return value.some((item) => someValue(item, isWanted, under))
  if (isPlain(value)) return Object.entries(value).some(([key, item]) => someValue(item, isWanted, key))
  return value instanceof Types.ObjectId && isWanted(value.toHexString(), under)
}

/** The value with other texts; the very same value if none of them changed. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    const changed = items.map((item) => mapTexts(item, change))
    return changed.every((item, index) => item === items[index]) ? value : changed
  }
  if (!isPlain(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)] as const)
  return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries)
}

/** The ways in which a stored body may have written a text: as it is, as a form, or as JSON with escapes. */
export function readingsOf(body: string): readonly string[] {
  const unescaped = body.replace(/\\u([0-9a-f]{4})/giu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  const readings = [body, unescaped]
  try {
    readings.push(decodeURIComponent(body.replaceAll('+', ' ')))
  } catch {
    // Not a form.
  }
  return [...new Set(readings)]
}
