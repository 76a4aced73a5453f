/** Whether a text says that the digits which follow are a phone number. Pure. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

const PHONE =
  'phones?|telephones?|tel|mobiles?|mob|cell(?:phone)?|fax|hotline|whatsapp|viber|signal|sms|телефон\\p{L}{0,3}|тел|моб(?:ільн\\p{L}{2,3})?|факс\\p{L}{0,2}|вайбер|вотсап|ватсап|сигнал|смс'
const SAID = new RegExp(
  `(?:\\+\\s?|(?:(?<![\\p{L}\\p{N}])(?:${PHONE})(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])[tpmтм][.:])[\\s.:№#-]*(?:(?:number|no|nr|номер|is)(?![\\p{L}])[\\s.:-]*)?)([\\d\\s().\\/-]*)$`,
  'iu',
)

/**
 * @param start where the digits begin
 * @returns true directly behind a plus or a word for a phone, or inside the number that follows it
 */
export function saidToBePhone(text: string, start: number, region: string): boolean {
  const match = SAID.exec(text.slice(0, start))
  if (match === null) return false
  const between = match[1]?.trim() ?? ''
  if (between === '') return true
  // A whole number stands between: what follows it is something else.
  const typed = match[0].startsWith('+') ? `+${between}` : between
  const number = parsePhoneNumberFromString(typed, { defaultCountry: region as CountryCode, extract: false })
  return number?.isValid() !== true
}

/** Whether the whole text is a phone number. */
export function isPhone(text: string, region: string): boolean {
  return parsePhoneNumberFromString(text, { defaultCountry: region as CountryCode, extract: false })?.isValid() === true
}
