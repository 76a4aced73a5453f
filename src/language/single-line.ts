/**
 * Short texts that people type for names and titles: one line, NFC, without control characters, with something readable
 * in it.
 */
import { fieldProblem } from './field-problem.ts'

export const MAX_SINGLE_LINE_LENGTH = 128

/**
 * Invisible characters that would make two equal-looking texts differ: soft hyphens, zero-width spaces, direction
 * marks, and letters that are blank by design (Hangul fillers, Khmer inherent vowels). The joiners ZWJ and ZWNJ are
 * kept: emoji use the former, Persian and Indic words both.
 */
const INVISIBLE =
  /[\u{AD}\u{61C}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180E}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2064}\u{2066}-\u{206F}\u{3164}\u{FEFF}\u{FFA0}]|\u{34F}/gu

/** Removes invisible characters. Numbers and addresses copied from other programs often contain them too. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

/**
 * Cleans a typed name, title or label.
 *
 * @param limit the maximum number of UTF-16 code units
 * @throws AppError VALIDATION (empty, too-long, no-letters)
 */
export function parseSingleLine(text: string, limit: number = MAX_SINGLE_LINE_LENGTH): string {
  // NFC comes last: characters on both sides of a removed mark may compose.
  const line = withoutInvisible(text)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .normalize('NFC')
  if (line === '') throw fieldProblem('empty')
  if (line.length > limit) throw fieldProblem('too-long', { limit })
  if (!/[\p{L}\p{N}]/u.test(line)) throw fieldProblem('no-letters')
  return line
}
