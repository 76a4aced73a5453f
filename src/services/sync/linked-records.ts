/** Our records behind links. */
import type { Model, Types } from 'mongoose'

import type { Transaction } from '../core/transact.ts'
import { type Arrival, type PageContext, wholeAnswer } from './sync-page.ts'

type Stored = { readonly _id: Types.ObjectId; readonly deletedAt: Date | null; readonly mergedInto?: Types.ObjectId }

/** The linked records of arrivals, by their id, deleted ones too. Whoever took over a record stands for it. */
export async function liveRecords<Kind extends Stored>(
  { deps: { models }, sync: { workspaceId } }: PageContext,
  tx: Transaction,
  collection: 'contacts' | 'companies' | 'deals',
  arrivals: readonly Arrival[],
): Promise<ReadonlyMap<string, Kind>> {
  const model = models[collection] as unknown as Model<Kind>
  const read = async (ids: readonly Types.ObjectId[]): Promise<Map<string, Kind>> => {
    if (ids.length === 0) return new Map()
    const found = (await model
      .find({ workspaceId, _id: { $in: ids } }, null, wholeAnswer(tx))
      .lean()) as unknown as Kind[]
    return new Map(found.map((record) => [record._id.toHexString(), record]))
  }
  const linked = await read(arrivals.flatMap(({ link }) => link?.recordId ?? []))
  const heirs = await read([...linked.values()].flatMap(({ mergedInto }) => mergedInto ?? []))
  return new Map(
    arrivals.flatMap(({ record, link }) => {
      const own = link === null ? undefined : linked.get(link.recordId.toHexString())
      const heir = own?.mergedInto === undefined ? undefined : heirs.get(own.mergedInto.toHexString())
      const found = heir ?? own
      return found === undefined ? [] : [[record.externalId, found] as const]
    }),
  )
}

/** Which of our records this sync links already. */
export async function linkedRecords(
  { deps: { models }, sync }: PageContext,
  tx: Transaction,
  records: readonly Pick<Stored, '_id'>[],
): Promise<readonly string[]> {
  const recordId = { $in: records.map(({ _id }) => _id) }
  const filter = { workspaceId: sync.workspaceId, syncId: sync._id, recordId }
  const links = await models.syncLinks.find(filter, { recordId: 1 }, wholeAnswer(tx)).lean()
  return links.map((link) => link.recordId.toHexString())
}
