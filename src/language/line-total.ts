/** What lines of items come to, exactly: no floating point touches an amount. Pure. */
import { MAX_MINOR } from './minor-units.ts'

/** A quantity has at most so many decimals: grams of a kilogram. */
export const QUANTITY_DECIMALS = 3
/** A percentage has at most so many decimals. */
export const PERCENT_DECIMALS = 2

const PARTS_OF_QUANTITY = 10n ** BigInt(QUANTITY_DECIMALS)
const PARTS_OF_PERCENT = 10n ** BigInt(PERCENT_DECIMALS)
/** 100 % in the parts of a percent. */
const WHOLE = 100n * PARTS_OF_PERCENT

/** Half up. @param dividend from 0. @param divisor above 0 */
function rounded(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor)
}

/** A number with at most that many decimals as an integer of its smallest parts. */
function partsOf(value: number, decimals: number): bigint {
  return BigInt(Math.round(Number(`${value}e${decimals}`)))
}

/** `priceMinor` is an integer in minor units; a discount in minor units is off the whole line. */
export type Line = {
  readonly quantity: number
  readonly priceMinor: number
  readonly discount: { readonly percent: number } | { readonly minor: number } | null
}

/**
 * Quantity × price, less the discount, in minor units. Rounded once, half up, after a discount in percent and before one in
 * money, which is exact.
 *
 * @returns null if it is more than any amount may be, even before the discount; below zero if the discount is more than the line
 */
export function lineTotal({ quantity, priceMinor, discount }: Line): number | null {
  const gross = partsOf(quantity, QUANTITY_DECIMALS) * BigInt(priceMinor)
  if (gross > BigInt(MAX_MINOR) * PARTS_OF_QUANTITY) return null
  if (discount !== null && 'percent' in discount) {
    const left = WHOLE - partsOf(discount.percent, PERCENT_DECIMALS)
    return Number(rounded(gross * left, PARTS_OF_QUANTITY * WHOLE))
  }
  return Number(rounded(gross, PARTS_OF_QUANTITY)) - (discount?.minor ?? 0)
}

/** The sum of all lines, in minor units. @returns null if a line or the sum is more than any amount may be */
export function linesTotal(lines: readonly Line[]): number | null {
  let sum = 0
  for (const line of lines) {
    const total = lineTotal(line)
    if (total === null) return null
    // Each is at most MAX_MINOR, and so is the sum so far: adding them stays exact.
    sum += total
    if (sum > MAX_MINOR) return null
  }
  return sum
}
