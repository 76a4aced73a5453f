/** Reads what people type for a new API key, answer by answer. */
import { API_SCOPES, type ApiScope } from '../../models/api-key.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'

/** In days; null for no end. */
export const LIFETIME_CHOICES = [30, 90, 365, null] as const
const MAX_LIFETIME_DAYS = 3650
const NAME_LENGTH = 60

/** @throws AppError VALIDATION */
export function parseKeyName(text: string): string {
  return parseSingleLine(text, NAME_LENGTH)
}

/** Names of scopes with commas or spaces between. @throws AppError VALIDATION for none, or one that there is not */
export function parseScopes(text: string): readonly ApiScope[] {
  const given = text
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter(Boolean)
  const known = API_SCOPES.filter((scope) => given.includes(scope))
  if (known.length === 0 || known.length < new Set(given).size) throw fieldProblem('pick-one')
  return known
}

/** Whole days; 0 for no end, which is null. @throws AppError VALIDATION */
export function parseLifetime(text: string): number | null {
  const days = /^\d{1,4}$/u.test(text.trim()) ? Number(text.trim()) : Number.NaN
  if (!(days <= MAX_LIFETIME_DAYS)) throw fieldProblem('pick-one')
  return days === 0 ? null : days
}
