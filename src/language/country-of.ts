/** Which country a number or an address is of. Pure. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

import { mainNumberOf } from './phones.ts'
import { countryNamed } from './places/country-names.ts'

/** @param e164 with its extension, if any. @returns ISO 3166-1 alpha-2; null for numbers of no single country */
export function countryOfNumber(e164: string): string | null {
  return parsePhoneNumberFromString(mainNumberOf(e164))?.country ?? null
}

/** An address names its country last, if at all: “Nowy Świat 5, 00-496 Warszawa, Poland”. */
export function countryOfAddress(address: string): string | null {
  const last =
    address
      .split(/[,;\n]/u)
      .at(-1)
      ?.replace(/[.\s]+$/u, '') ?? ''
  return last.trim() === '' ? null : countryNamed(last)
}
