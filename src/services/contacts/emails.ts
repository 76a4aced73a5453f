/** Email addresses as people type them: one, or several with commas, semicolons or spaces between. */
import { z } from 'zod'

import type { StoredEmail } from '../../models/contact.ts'
import { fieldProblem } from '../field-problem.ts'

export const MOST_EMAILS = 10
/** RFC 5321: 64 for the local part, 1, 255 for the domain, less the angle brackets of a path. */
const LONGEST_EMAIL = 254

const address = z.email({ pattern: z.regexes.unicodeEmail })

/** Lower-cased and trimmed; a «+tag» is part of the address and stays. */
export function normalizeEmail(value: string): string {
  return value.trim().normalize('NFC').toLowerCase()
}

/**
 * @returns the addresses without repetitions, in the order typed
 * @throws AppError VALIDATION (empty, not-an-email with the part that is none, too-many)
 */
export function parseEmails(text: string): readonly StoredEmail[] {
  const parts = text
    .replace(/\bmailto:/giu, '')
    .split(/[\s,;]+/u)
    .map((part) => part.replace(/^<|>$/gu, ''))
    .filter((part) => part !== '')
  if (parts.length === 0) throw fieldProblem('empty')
  const found = new Map<string, StoredEmail>()
  for (const part of parts) {
    if (part.length > LONGEST_EMAIL || !address.safeParse(part).success) {
      throw fieldProblem('not-an-email', { given: part.slice(0, 64) })
    }
    const normalized = normalizeEmail(part)
    if (!found.has(normalized)) found.set(normalized, { value: part, normalized })
  }
  if (found.size > MOST_EMAILS) throw fieldProblem('too-many', { limit: MOST_EMAILS })
  return [...found.values()]
}
