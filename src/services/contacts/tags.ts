/** Tags as people type them: words with or without «#», with commas or spaces between. */
import { fieldProblem } from '../field-problem.ts'
import { parseSingleLine } from '../single-line.ts'

export const MOST_TAGS = 20
const LONGEST_TAG = 32

/**
 * @returns the tags without «#», lower-case, without repetitions, in the order typed
 * @throws AppError VALIDATION (empty, too-long, no-letters, too-many)
 */
export function parseTags(text: string): readonly string[] {
  const parts = text
    .split(/[\s,;#]+/u)
    .filter((part) => part !== '')
    .map((part) => parseSingleLine(part.toLowerCase(), LONGEST_TAG))
  if (parts.length === 0) throw fieldProblem('empty')
  const tags = [...new Set(parts)]
  if (tags.length > MOST_TAGS) throw fieldProblem('too-many', { limit: MOST_TAGS })
  return tags
}
