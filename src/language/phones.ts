/** Phone numbers as people type them, read with the workspace's region and stored in E.164. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

import { fieldProblem } from './field-problem.ts'
import { withoutInvisible } from './single-line.ts'

/** The number as typed, and in E.164. */
export type ReadPhone = { readonly value: string; readonly e164: string }

export const MAX_PHONES = 10

/**
 * Reads one or several numbers, separated by commas, semicolons or line breaks.
 *
 * @param region ISO 3166-1 alpha-2: the region of a number without a country code
 * @returns the numbers without duplicates, in the order typed
 * @throws AppError VALIDATION (empty, not-a-phone with the offending part, too-many)
 */
export function parsePhones(text: string, region: string): readonly ReadPhone[] {
  const parts = withoutInvisible(text)
    .split(/[,;\n]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) throw fieldProblem('empty')
  const found = new Map<string, ReadPhone>()
  for (const part of parts) {
    const number = parsePhoneNumberFromString(part, { defaultCountry: region as CountryCode, extract: false })
    if (number === undefined || !number.isValid()) throw fieldProblem('not-a-phone', { given: part })
    if (!found.has(number.number)) found.set(number.number, { value: part, e164: number.number })
  }
  if (found.size > MAX_PHONES) throw fieldProblem('too-many', { limit: MAX_PHONES })
  return [...found.values()]
}

/**
 * Formats a number nationally in its own region and internationally elsewhere. @param region null: always
 * internationally
 */
export function formatPhone(e164: string, region: string | null): string {
  const number = parsePhoneNumberFromString(e164)
  if (number === undefined) return e164
  return number.country === region ? number.formatNational() : number.formatInternational()
}
