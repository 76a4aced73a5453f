/** Rates between currencies as exact decimals. Pure. */
import type { ExactNumber } from './read-number.ts'

/** No two currencies are further apart than this in either direction. */
const MAX_UNITS = 100_000_000n
const MAX_SCALE = 12
const MIN_SCALE = 8

/** Whether somebody can mean it: above nought, and neither absurdly large nor absurdly small nor absurdly precise. */
export function isPlausibleRate({ digits, scale }: ExactNumber): boolean {
  if (digits <= 0n || scale > MAX_SCALE) return false
  const unit = 10n ** BigInt(scale)
  // At least 0.00000001.
  return digits <= MAX_UNITS * unit && digits * 10n ** BigInt(MIN_SCALE) >= unit
}

/** “45.2” for 452 with one decimal; trailing zeros of the fraction are left out. */
export function rateText({ digits, scale }: ExactNumber): string {
  const text = digits.toString().padStart(scale + 1, '0')
  const [whole, fraction] = [text.slice(0, text.length - scale), text.slice(text.length - scale)]
  const decimals = fraction.replace(/0+$/u, '')
  return decimals === '' ? whole : `${whole}.${decimals}`
}

/** What {@link rateText} wrote. */
export function exactRate(text: string): ExactNumber {
  const [whole = '0', fraction = ''] = text.split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}
