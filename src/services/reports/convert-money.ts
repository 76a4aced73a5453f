/** What money in other currencies is worth in the workspace's own. */
import type { Money } from '../../models/deal.ts'

/**
 * The amount in minor units of the workspace's currency, by the rate of that day (YYYY-MM-DD); null if no rate is known.
 */
export type Convert = (money: Money, day: string) => number | null

/** Without any rates, only the workspace's own currency is worth something. */
export function convertOwnOnly(currency: string): Convert {
  return (money) => (money.currency === currency ? money.minor : null)
}
