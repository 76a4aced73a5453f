/** Finds phone numbers within a longer text. Pure. */
import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js/max'

/**
 * @property start in UTF-16 units of the given text
 * @property end behind the extension, if it has one
 * @property number E.164
 */
export type FoundPhone = {
  readonly start: number
  readonly end: number
  readonly number: string
  readonly extension?: string
}

/** @param region ISO 3166-1 alpha-2: the region of a number without a country code */
export function findPhones(text: string, region: string): readonly FoundPhone[] {
  return findPhoneNumbersInText(text, { defaultCountry: region as CountryCode }).map(
    ({ startsAt, endsAt, number }) => ({
      start: startsAt,
      end: endsAt,
      number: number.number,
      ...(number.ext !== undefined && { extension: number.ext }),
    }),
  )
}
