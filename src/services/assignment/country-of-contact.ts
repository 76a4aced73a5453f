/** The country of a contact, as rules about who gets what mean it. Pure. */
import { countryOfAddress, countryOfNumber } from '../../language/country-of.ts'
import type { ContactFields } from '../contacts/contact-fields.ts'
import { valuesOf } from '../fields/values.ts'

/**
 * The country that the address ends with, else that of the first number that has one, else the workspace's own: a form of a
 * business in one country is mostly filled in there.
 *
 * @param contact as it is stored; null if there is none
 * @param region of the workspace
 * @returns ISO 3166-1 alpha-2
 */
export function countryOfContact(table: ContactFields, contact: object | null, region: string): string {
  if (contact === null) return region
  const { address, phones } = valuesOf(table, contact)
  const [ofNumber] = phones.flatMap(({ e164 }) => (e164 === null ? [] : (countryOfNumber(e164) ?? [])))
  return (address === null ? null : countryOfAddress(address)) ?? ofNumber ?? region
}
