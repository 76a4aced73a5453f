/** Conversion to the workspace's currency by the rates that its admins have entered. */
import type { Money } from '../../models/deal.ts'
import { objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { atRate, type Fraction, minorRate, rateTable } from './convert.ts'

/** In minor units of the workspace's currency, on a day (YYYY-MM-DD); null if no rate is known for that day. */
export type Convert = (money: Money, day: string) => number | null

/** @param currency the workspace's, if it is known: it is read otherwise */
export async function createConverter(
  models: Pick<Models, 'rates' | 'workspaces'>,
  workspaceId: WorkspaceId,
  currency?: string,
): Promise<Convert> {
  const [rates, workspace] = await Promise.all([
    models.rates.find({ workspaceId: objectId(workspaceId) }, { from: 1, to: 1, day: 1, rate: 1 }).lean(),
    currency === undefined ? models.workspaces.findById(objectId(workspaceId), { currency: 1 }).lean() : null,
  ])
  const to = currency ?? workspace?.currency ?? ''
  const table = rateTable(rates)
  // Reports ask for the same currency and day again and again.
  const rateOf = new Map<string, Fraction | null>()
  return ({ minor, currency: from }, day) => {
    const key = `${from} ${day}`
    const known = rateOf.get(key)
    const rate = known === undefined ? minorRate(table, from, { to, day, through: to }) : known
    if (known === undefined) rateOf.set(key, rate)
    return rate && atRate(minor, rate)
  }
}
