/** The worth of deals in a report's one currency, and the deals whose worth is not known. */
import type { Money } from '../../models/deal.ts'
import type { Convert } from '../rates/create-converter.ts'
import type { CountAndMoney, ReportFrame } from './report.ts'

export type Valuer = {
  /**
   * In minor units of the report's currency; 0 without an amount or without a rate.
   *
   * @param dayOf says whose rate counts, as YYYY-MM-DD; most amounts need none
   */
  readonly worth: (dealId: string, amount: Money | null, dayOf: () => string) => number
  /** How many deals had an amount in a currency without a rate, by currency code. */
  readonly withoutRate: () => ReportFrame['withoutRate']
}

export function createValuer(currency: string, convert: Convert): Valuer {
  const unknown = new Map<string, Set<string>>()
  return {
    worth(dealId, amount, dayOf) {
      if (amount === null) return 0
      if (amount.currency === currency) return amount.minor
      const minor = convert(amount, dayOf())
      if (minor !== null) return Math.round(minor)
      const deals = unknown.get(amount.currency) ?? new Set()
      unknown.set(amount.currency, deals.add(dealId))
      return 0
    },
    withoutRate: () =>
      [...unknown]
        .map(([code, deals]) => ({ currency: code, count: deals.size }))
        .toSorted((one, other) => (one.currency < other.currency ? -1 : 1)),
  }
}

/** A number of deals and their worth, one added after another. */
export type Tally = { readonly add: (minor: number) => void; readonly total: () => CountAndMoney }

export function createTally(): Tally {
  let [count, sum] = [0, 0]
  return {
    add(minor) {
      count += 1
      sum += minor
    },
    total: () => ({ count, minor: sum }),
  }
}
