/** Finds phone numbers within a longer text: “Anna 050 123 45 67 ext. 12”, but not “invoice 2026-11-0045”. Pure. */
import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js/max'

import { standsForCurrency } from './currency-signs.ts'
import { COVER, coverDays } from './cover-days.ts'
import { coverDocumentNumbers } from './cover-document-numbers.ts'
import { saidToBePhone } from './phone-words.ts'

/**
 * @property start in UTF-16 units of the given text
 * @property end behind the extension, if it has one
 * @property number E.164
 * @property extension the digits to dial after the call is answered
 */
export type FoundPhone = {
  readonly start: number
  readonly end: number
  readonly number: string
  readonly extension?: string
}

/** Shorter numbers exist in a few countries, but in a text they are years and amounts. */
const MIN_DIGITS = 5
/** libphonenumber knows the English and Russian words for an extension. */
const EXTENSION =
  /^[\s,;]{0,2}[([]?(?:ext(?:ension|n)?|xtn?|дод(?:атковий)?|доб(?:авочний)?|внутр(?:ішній)?|вн)[.:=]{0,2}\s?(?:№\s?)?(\d{1,7})(?!\d)[)\]]?/iu
/** libphonenumber takes the number behind a comma for an extension. */
const LIST_COMMA = /,(?=\s+[\d(])/gu
const UNIT = /^(?:pcs?|pieces|units?|items|kgs?|km|tons?|people|users|views|шт|штук|кг|км|т|тонн|людей|одиниць)$/iu
/** Currencies are only looked for here, so that it makes no difference whose dollars they are. */
const ANY_CURRENCY = 'USD'

/** “5 000 000 грн”, “€ 2 125 550”, “12345678 pcs”. Amounts have neither a plus nor a leading zero. */
function isQuantity(text: string, start: number, end: number): boolean {
  if (/^[+(0]/u.test(text.slice(start, end))) return false
  if (/\p{Sc}\s?$/u.test(text.slice(0, start))) return true
  const word = /^\s?([^\s\d]{1,12})(?!\s?\d)/u.exec(text.slice(end))?.[1]?.replace(/[.,;:!?)]+$/u, '') ?? ''
  return word !== '' && (UNIT.test(word) || standsForCurrency(word, ANY_CURRENCY))
}

function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0
}

function extensionBehind(text: string, end: number, known: string | undefined): Pick<FoundPhone, 'end' | 'extension'> {
  if (known !== undefined) return { end, extension: known }
  const match = EXTENSION.exec(text.slice(end))
  return match?.[1] === undefined ? { end } : { end: end + match[0].length, extension: match[1] }
}

/**
 * Days, times, and numbers of documents, accounts and cards are not phone numbers, in no region: digits that could be a
 * day are one unless a word for a phone (“tel”, “моб.”) or a plus stands before them.
 *
 * @param region ISO 3166-1 alpha-2: the region of a number without a country code
 */
export function findPhones(text: string, region: string): readonly FoundPhone[] {
  if (digitsIn(text) < MIN_DIGITS) return []
  const searched = coverDays(coverDocumentNumbers(text, region), region).replace(LIST_COMMA, COVER)
  const found = findPhoneNumbersInText(searched, { defaultCountry: region as CountryCode })
  return found.flatMap(({ startsAt: start, endsAt, number }): FoundPhone[] => {
    const doubtful = digitsIn(text.slice(start, endsAt)) < MIN_DIGITS || isQuantity(text, start, endsAt)
    if (doubtful && !saidToBePhone(text, start, region)) return []
    return [{ start, number: number.number, ...extensionBehind(text, endsAt, number.ext) }]
  })
}
