/** Text of bounded length: for values that a sender does not limit, such as the subject of a mail. */
import { type Json, textOf } from './json.ts'

/**
 * Cut between characters, never within a surrogate pair.
 *
 * @param maxLength in UTF-16 code units
 * @returns null for anything but text or a number, and for empty text
 */
export function cutText(value: Json | undefined, maxLength: number): string | null {
  const text = textOf(value)
  if (text === undefined) return null
  return text.length <= maxLength ? text : text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/u, '')
}
