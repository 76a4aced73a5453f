/** Stripe's amounts: whole numbers of the smallest unit. Pure. */
import { currencyOf } from '../../../language/currency-signs.ts'
import { MAX_MINOR, minorDigits } from '../../../language/minor-units.ts'
import type { Json } from '../../body/json.ts'

/** Where Stripe's smallest unit is not that of ISO 4217: docs.stripe.com/currencies, special cases. */
const OWN_DIGITS: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 }

/** @returns in whole units of the currency; null if either of the two is unclear */
export function stripeAmount(amount: Json | undefined, currency: Json | undefined): number | null {
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || Math.abs(amount) > MAX_MINOR) return null
  if (typeof currency !== 'string' || !/^[a-z]{3}$/iu.test(currency)) return null
  const code = currency.toUpperCase()
  // Nobody knows the smallest unit of a code that is not a currency.
  if (currencyOf(code, code) !== code) return null
  return amount / 10 ** (OWN_DIGITS[code] ?? minorDigits(code))
}
