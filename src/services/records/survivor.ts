/** The record that stands for one that was merged into another. */
import type { ClientSession, Model, Types } from 'mongoose'

import type { StoredRecord } from './seen-records.ts'

/** Far more than anybody merges one after another. It only keeps a broken chain from going on for ever. */
const MAX_STEPS = 50

/** The record at the end of a chain of merges, if it can be opened; null if it is gone too, or none took over. */
export async function survivorOf(
  model: Model<StoredRecord>,
  { workspaceId, mergedInto }: Pick<StoredRecord, 'workspaceId' | 'mergedInto'>,
  session: ClientSession | null = null,
): Promise<StoredRecord | null> {
  let next = mergedInto
  for (let step = 0; next !== undefined && step < MAX_STEPS; step++) {
    const record: StoredRecord | null = await model.findOne({ workspaceId, _id: next }, null, { session }).lean()
    if (record === null) return null
    if (record.deletedAt === null) return record
    next = record.mergedInto
  }
  return null
}

/** The same for an id: of the record that is to be opened instead. */
export async function survivorOfId(
  model: Model<StoredRecord>,
  filter: Pick<StoredRecord, 'workspaceId' | '_id'>,
  session: ClientSession | null = null,
): Promise<Types.ObjectId | null> {
  const record = await model.findOne(filter, { mergedInto: 1 }, { session }).lean()
  if (record?.mergedInto === undefined) return null
  const { workspaceId } = filter
  const survivor = await survivorOf(model, { workspaceId, mergedInto: record.mergedInto }, session)
  return survivor?._id ?? null
}
