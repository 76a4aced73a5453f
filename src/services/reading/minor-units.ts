/** Minor units of currencies: how many decimals an amount has. Pure. */

/** Largest amount that is accepted, in minor units: a safe integer, and exact as a decimal fraction too (15 digits). */
export const MOST_MINOR = 1_000_000_000_000_000

/** @param currency ISO 4217. @returns how many decimals its amounts have: EUR 2, JPY 0, KWD 3 */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}
