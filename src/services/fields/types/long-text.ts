/** Multi-line text: a description, directions. Line breaks stay; other control characters do not. */
import { fieldProblem } from '../../../language/field-problem.ts'
import { withoutInvisible } from '../../../language/single-line.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { OPTIONAL_TEXT } from './optional-text.ts'

export const MAX_LONG_TEXT = 2_000

type LongTextOptions = FieldOptions & { /** Maximum UTF-16 code units. */ readonly max?: number }

/** @throws AppError VALIDATION (empty, too-long) */
function cleanText(given: string, limit: number): string {
  const text = withoutInvisible(given)
    .replace(/\r\n?|[\u{2028}\u{2029}]/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
    .normalize('NFC')
  if (text === '') throw fieldProblem('empty')
  if (text.length > limit) throw fieldProblem('too-long', { limit })
  return text
}

export function longText<const Options extends LongTextOptions>(
  options: Options,
): FieldType<'longText', string | null, string, string> & Options {
  const { max = MAX_LONG_TEXT } = options
  const read = (typed: string): string => cleanText(typed, max)
  return {
    ...OPTIONAL_TEXT,
    kind: 'longText',
    read,
    accept: read,
    filters: () => ({}),
    searchWords: (value) => (value === null ? [] : [value]),
    ...options,
  }
}
