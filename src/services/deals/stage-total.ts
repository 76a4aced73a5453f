/** How many deals a stage holds, and what they are worth. */
import type { Money } from '../../models/deal.ts'
import type { Models } from '../../models/models.ts'

export type StageTotal = {
  readonly count: number
  /** One for each currency, largest first; deals without an amount add nothing. */
  readonly sums: readonly Money[]
}

type Group = { readonly _id: string | null; readonly count: number; readonly minor: number }

/** @param scope the filter of the deals */
export async function totalOf(models: Models, scope: Readonly<Record<string, unknown>>): Promise<StageTotal> {
  const groups = await models.deals.aggregate<Group>([
    { $match: scope },
    { $group: { _id: '$amount.currency', count: { $sum: 1 }, minor: { $sum: '$amount.minor' } } },
  ])
  const sums = groups.flatMap(({ _id: currency, minor }) => (currency === null ? [] : [{ currency, minor }]))
  return {
    count: groups.reduce((all, { count }) => all + count, 0),
    sums: sums.toSorted((a, b) => b.minor - a.minor || a.currency.localeCompare(b.currency)),
  }
}
