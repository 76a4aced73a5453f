/** Short texts that people type for names and titles: one line, NFC, no control characters, something readable in it. */
import { fieldProblem } from './field-problem.ts'

export const NAME_LIMIT = 128

/**
 * Cleans a typed name, title or label.
 *
 * @param limit most UTF-16 code units that are accepted
 * @throws AppError VALIDATION (empty, too-long, no-letters)
 */
export function parseSingleLine(text: string, limit: number = NAME_LIMIT): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    // Invisible marks that would make two equal-looking names differ. ZWJ stays: emoji are built with it.
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (line === '') throw fieldProblem('empty')
  if (line.length > limit) throw fieldProblem('too-long', { limit })
  if (!/[\p{L}\p{N}]/u.test(line)) throw fieldProblem('no-letters')
  return line
}
