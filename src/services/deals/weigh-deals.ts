/** What deals are worth in total and by probability: the one sum behind home, board, digest and card. Pure. */
import type { Money } from '../../models/deal.ts'

/** Of one currency, in minor units. */
export type WeightedSum = {
  readonly currency: string
  readonly minor: number
  readonly weightedMinor: number
}

/** A deal's amount, or the sum of several deals with the same probability. */
export type Weighable = {
  readonly amount: Money
  /** In percent, with up to two decimals. */
  readonly probability: number
}

const PER_PERCENT = 100
const WHOLE = 100n * BigInt(PER_PERCENT)

/**
 * Sums amounts, and amounts times their probability, for each currency.
 *
 * The weighted sum is kept exact and rounded once at the end, half up, to the minor unit. So it is the same however the
 * deals were grouped before, and every screen shows the same number for the same deals. It may differ by one minor unit per
 * deal from the sum of their cards, each of which is rounded on its own. And since lists show whole units, a total may differ
 * by one from the sum of its stages as shown. Rounding the parts first would make them add up, but the total would be wrong,
 * and different on every screen that groups the deals differently.
 *
 * @returns the largest sum first; equal sums by currency code
 */
export function weighDeals(deals: readonly Weighable[]): readonly WeightedSum[] {
  // Larger than the integers that a float can hold exactly: many deals, each of up to 10^15 minor units.
  const sums = new Map<string, { minor: bigint; weighted: bigint }>()
  for (const { amount, probability } of deals) {
    const sum = sums.get(amount.currency) ?? { minor: 0n, weighted: 0n }
    const minor = BigInt(amount.minor)
    const weighted = minor * BigInt(Math.round(probability * PER_PERCENT))
    sums.set(amount.currency, { minor: sum.minor + minor, weighted: sum.weighted + weighted })
  }
  return [...sums]
    .map(([currency, { minor, weighted }]) => ({
      currency,
      minor: Number(minor),
      weightedMinor: Number((weighted + WHOLE / 2n) / WHOLE),
    }))
    .toSorted((one, other) => other.minor - one.minor || (one.currency < other.currency ? -1 : 1))
}

/** The amount of a single deal times its stage's probability, in minor units, rounded by the same rule. */
export function weightedMinor(amount: Money | null, probability: number): number | null {
  if (amount === null) return null
  return weighDeals([{ amount, probability }])[0]?.weightedMinor ?? null
}
