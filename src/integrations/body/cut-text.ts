/** Text of bounded length: for values that a sender does not limit, such as the text of a mail. */
import { beginningOf } from '../../language/cut-text.ts'
import { type Json, textOf } from './json.ts'

/**
 * @param maxLength in UTF-16 code units
 * @returns null for anything but text or a number, and for empty text
 */
export function cutText(value: Json | undefined, maxLength: number): string | null {
  const text = textOf(value)
  return text === undefined ? null : beginningOf(text, maxLength)
}
