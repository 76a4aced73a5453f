/** The names of the companies that stored records refer to: search terms hold them. */
import type { ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'

import type { Stored } from './batches.ts'

/** By the id as text. */
export async function companyNamesOf(
  connection: Connection,
  records: readonly Stored[],
): Promise<ReadonlyMap<string, string>> {
  const ids = records.flatMap(({ companyId }) => (companyId == null ? [] : [companyId as ObjectId]))
  if (ids.length === 0) return new Map()
  const found = await connection
    .collection('companies')
    .find({ _id: { $in: ids } }, { projection: { name: 1 } })
    .toArray()
  return new Map(found.map(({ _id, name }) => [String(_id), String(name)]))
}
