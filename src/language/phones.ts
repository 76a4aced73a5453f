/** Phone numbers as people type them, read with the workspace's region and stored in E.164. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

import { type Labelled, splitLabel } from './address-labels.ts'
import { fieldProblem } from './field-problem.ts'
import { withoutInvisible } from './single-line.ts'

/**
 * The number as typed, and in E.164. An extension is part of the number, and follows as in RFC 3966: `+12025550143;ext=12`.
 */
export type ReadPhone = { readonly value: string; readonly e164: string } & Labelled

export const MAX_PHONES = 10

/** An extension in the ways people write it, with what stands before it: “, ext. 12”, “;ext=12”, “дод. 12”, “внутр. 12”. */
const EXTENSION =
  /[\s,;]*(?:(?<![\p{L}])(?:e?xtn?|extension|доб|дод|вн|внутр|внутрішній|добавочный|додатковий)\.?\s*[:=]?|#)\s*(\d{1,7})(?!\d)/giu

/**
 * Reads one or several numbers, separated by commas, semicolons or line breaks, each with its label if it has one.
 *
 * @param region ISO 3166-1 alpha-2: the region of a number without a country code
 * @returns the numbers without duplicates, in the order typed
 * @throws AppError VALIDATION (empty, not-a-phone with the offending part, too-many)
 */
export function parsePhones(text: string, region: string): readonly ReadPhone[] {
  const parts = withoutInvisible(text)
    .replaceAll(EXTENSION, ' ext. $1')
    .split(/[,;\n]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) throw fieldProblem('empty')
  const found = new Map<string, ReadPhone>()
  for (const typed of parts) {
    const { rest: part, ...labelled } = splitLabel(typed)
    const number = parsePhoneNumberFromString(part, { defaultCountry: region as CountryCode, extract: false })
    if (number === undefined || !number.isValid()) throw fieldProblem('not-a-phone', { given: part })
    const e164 = number.ext === undefined ? number.number : `${number.number};ext=${number.ext}`
    if (!found.has(e164)) found.set(e164, { value: part, e164, ...labelled })
  }
  if (found.size > MAX_PHONES) throw fieldProblem('too-many', { limit: MAX_PHONES })
  return [...found.values()]
}

/** A text that ends in an extension, without it; null if it does not. */
export function splitExtension(text: string): { readonly main: string; readonly extension: string } | null {
  const [last] = [...text.matchAll(EXTENSION)].toReversed()
  const extension = last?.[1]
  if (last === undefined || extension === undefined || last.index + last[0].length !== text.length) return null
  return { main: text.slice(0, last.index), extension }
}

/** The extension of a stored number; null if it has none. */
export function extensionOf(e164: string): string | null {
  return /;ext=(\d+)$/u.exec(e164)?.[1] ?? null
}

/** The number that is dialled, without an extension. */
export function mainNumberOf(e164: string): string {
  return e164.replace(/;ext=\d+$/u, '')
}

/** In international form, with its extension: what Telegram makes a link that calls. */
export function formatPhone(e164: string): string {
  const number = parsePhoneNumberFromString(mainNumberOf(e164))
  if (number === undefined) return e164
  const extension = extensionOf(e164)
  if (extension !== null) number.setExt(extension)
  return number.formatInternational()
}
