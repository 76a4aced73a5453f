/** Minor units of currencies: how many decimals an amount has. Pure. */

/** The largest accepted amount, in minor units: a safe integer that is also exact as a decimal fraction (15 digits). */
export const MAX_MINOR = 1_000_000_000_000_000

/** Cached, because asking Intl takes longer than exporting a whole record. */
const digits = new Map<string, number>()

/** @param currency ISO 4217. @returns how many decimals its amounts have: EUR 2, JPY 0, KWD 3 */
export function minorDigits(currency: string): number {
  const known = digits.get(currency)
  if (known !== undefined) return known
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  digits.set(currency, maximumFractionDigits)
  return maximumFractionDigits
}

/** Formats without floating point: 1234567 EUR cents are “12345.67”. */
export function decimalOf({ minor, currency }: { readonly minor: number; readonly currency: string }): string {
  const places = minorDigits(currency)
  const text = String(Math.abs(minor)).padStart(places + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
}
