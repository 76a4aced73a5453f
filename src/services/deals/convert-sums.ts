/** Sums in several currencies as one sum in another. Pure. */
import type { Money } from '../../models/deal.ts'
import type { CurrencyGroup } from './deals-total.ts'
import { type Weighable, weighDeals, type WeightedSum } from './weigh-deals.ts'

export type ConvertedSum = WeightedSum & {
  /** How many deals have an amount in a currency without a rate; the sum is without them. */
  readonly unconverted: number
  /** Those currencies, ISO 4217. */
  readonly without: readonly string[]
}

/**
 * @param sums of deals with the same probability, by currency
 * @param counts how many deals there are in each currency
 * @param convert null where no rate is known
 */
export function convertSums(
  sums: readonly Weighable[],
  counts: readonly CurrencyGroup[],
  convert: (money: Money) => number | null,
  currency: string,
): ConvertedSum {
  const without = new Set<string>()
  const converted = sums.flatMap(({ amount, probability }) => {
    const minor = convert(amount)
    if (minor === null) without.add(amount.currency)
    return minor === null ? [] : [{ amount: { minor, currency }, probability }]
  })
  const [sum = { currency, minor: 0, weightedMinor: 0 }] = weighDeals(converted)
  const unconverted = counts
    .filter(({ _id }) => _id.currency != null && without.has(_id.currency))
    .reduce((all, { count }) => all + count, 0)
  return { ...sum, unconverted, without: [...without].toSorted() }
}
