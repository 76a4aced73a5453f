/** Parses what people type for a new API key, one answer at a time. */
import { API_SCOPES, type ApiScope } from '../../models/api-key.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'

/** In days; null for no expiry. */
export const LIFETIME_CHOICES = [30, 90, 365, null] as const
const MAX_LIFETIME_DAYS = 3650
const NAME_LENGTH = 60

/** @throws AppError VALIDATION */
export function parseKeyName(text: string): string {
  return parseSingleLine(text, NAME_LENGTH)
}

/** Scope names separated by commas or spaces. @throws AppError VALIDATION if there are none or one is unknown */
export function parseScopes(text: string): readonly ApiScope[] {
  const given = text
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter(Boolean)
  const known = API_SCOPES.filter((scope) => given.includes(scope))
  if (known.length === 0 || known.length < new Set(given).size) throw fieldProblem('pick-one')
  return known
}

/** Whole days; 0 means no expiry and returns null. @throws AppError VALIDATION */
export function parseLifetime(text: string): number | null {
  const days = /^\d{1,4}$/u.test(text.trim()) ? Number(text.trim()) : Number.NaN
  if (!(days <= MAX_LIFETIME_DAYS)) throw fieldProblem('pick-one')
  return days === 0 ? null : days
}
