/** Tags as people type them: words with or without “#”, separated by commas or spaces. */
import { fieldProblem } from './field-problem.ts'
import { parseSingleLine } from './single-line.ts'

export const MAX_TAGS = 20
export const MAX_TAG_LENGTH = 32

/**
 * @returns the tags without “#”, lower-case, without duplicates, in the order typed
 * @throws AppError VALIDATION (empty, too-long, no-letters, too-many)
 */
export function parseTags(text: string): readonly string[] {
  // Composed first: some signs become a separator by it, as the Greek question mark does.
  const parts = text
    .normalize('NFC')
    .split(/[\s,;#]+/u)
    .filter((part) => part !== '')
    .map((part) => parseSingleLine(part.toLowerCase(), MAX_TAG_LENGTH))
  if (parts.length === 0) throw fieldProblem('empty')
  const tags = [...new Set(parts)]
  if (tags.length > MAX_TAGS) throw fieldProblem('too-many', { limit: MAX_TAGS })
  return tags
}
