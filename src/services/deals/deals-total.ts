/** Deals together: how many, and their sums. Pure. */
import type { Money } from '../../models/deal.ts'

export type DealsTotal = {
  readonly count: number
  /** One for each currency, the largest first; deals without an amount add nothing. */
  readonly sums: readonly Money[]
}

/** A group of the database: the deals with amounts in one currency, or without an amount. */
export type CurrencyGroup = {
  readonly _id: { readonly currency?: string | null }
  readonly count: number
  /** In the currency's minor unit. */
  readonly minor: number
}

/** @param groups one for each currency */
export function totalOf(groups: readonly CurrencyGroup[]): DealsTotal {
  const sums = groups.flatMap(({ _id: { currency }, minor }) => (currency == null ? [] : [{ currency, minor }]))
  return {
    count: groups.reduce((sum, { count }) => sum + count, 0),
    sums: sums.toSorted((a, b) => b.minor - a.minor || a.currency.localeCompare(b.currency)),
  }
}
