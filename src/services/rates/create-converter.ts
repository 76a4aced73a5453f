/** Conversion to the workspace's currency by the rates that its admins have entered. */
import type { Money } from '../../models/deal.ts'
import { objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { atRate, type Fraction, minorRate, rateTable } from './convert.ts'

/** In minor units of the workspace's currency, on a day (YYYY-MM-DD); null if no rate is known for that day. */
export type Convert = (money: Money, day: string) => number | null

/** Reads all rates of a workspace. @returns makes a converter to a currency, ISO 4217; `through` links two others, and is that currency if left out */
export async function readConverters(
  models: Pick<Models, 'rates'>,
  workspaceId: WorkspaceId,
): Promise<(to: string, through?: string) => Convert> {
  const filter = { workspaceId: objectId(workspaceId) }
  const rates = await models.rates.find(filter, { from: 1, to: 1, day: 1, rate: 1 }).lean()
  const table = rateTable(rates)
  return (to, through = to) => {
    // Reports ask for the same currency and day again and again.
    const rateOf = new Map<string, Fraction | null>()
    return ({ minor, currency: from }, day) => {
      const key = `${from} ${day}`
      const known = rateOf.get(key)
      const rate = known === undefined ? minorRate(table, from, { to, day, through }) : known
      if (known === undefined) rateOf.set(key, rate)
      return rate && atRate(minor, rate)
    }
  }
}
