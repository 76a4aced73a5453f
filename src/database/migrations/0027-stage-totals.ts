/** The totals of each stage, counted from all deals. From then on every change of a deal keeps them. */
import type { Connection } from 'mongoose'
import type { Decimal128, ObjectId } from 'mongodb'

import type { Stored } from './batches.ts'
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

/** By owner, too: the totals of one member among those of many. */
const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'stageTotals', indexes: [{ key: { workspaceId: 1, pipelineId: 1, ownerId: 1 } }] },
]

const WHOLE_BUCKET = 0

type Place = { readonly pipelineId: ObjectId; readonly stageId: ObjectId }
type Counted = {
  readonly _id: Place & { readonly ownerId: ObjectId | null; readonly currency: string | null }
  readonly count: number
  readonly minor: Decimal128
}
type StoredTotal = { readonly _id: string }

async function workspacesToCount(connection: Connection): Promise<readonly ObjectId[]> {
  const workspaces = await connection
    .collection<Stored>('workspaces')
    .find({}, { projection: { _id: 1 } })
    .toArray()
  const uncounted: ObjectId[] = []
  for (const { _id } of workspaces) {
    const known = await connection.collection('stageTotals').findOne({ workspaceId: _id }, { projection: { _id: 1 } })
    const deal = { workspaceId: _id, deletedAt: null }
    if (known !== null) continue
    if ((await connection.collection('deals').findOne(deal, { projection: { _id: 1 } })) !== null) uncounted.push(_id)
  }
  return uncounted
}

function totalOf(workspaceId: ObjectId, { _id: place, count, minor }: Counted) {
  const { pipelineId, stageId, ownerId, currency } = place
  const key = `${stageId.toHexString()}:${ownerId?.toHexString() ?? '-'}:${currency ?? '-'}:${WHOLE_BUCKET}`
  const stored = {
    workspaceId,
    pipelineId,
    stageId,
    ...(ownerId !== null && { ownerId }),
    ...(currency !== null && { currency }),
    bucket: WHOLE_BUCKET,
    count,
    minor,
  }
  return { insertOne: { document: { _id: key, ...stored } } }
}

async function countDeals(connection: Connection, workspaceId: ObjectId): Promise<void> {
  const counted = await connection
    .collection('deals')
    .aggregate<Counted>([
      { $match: { workspaceId, deletedAt: null } },
      {
        $group: {
          _id: {
            pipelineId: '$pipelineId',
            stageId: '$stageId',
            ownerId: { $ifNull: ['$ownerId', null] },
            currency: { $ifNull: ['$amount.currency', null] },
          },
          count: { $sum: 1 },
          minor: { $sum: { $toDecimal: { $ifNull: ['$amount.minor', 0] } } },
        },
      },
    ])
    .toArray()
  if (counted.length === 0) return
  const writes = counted.map((one) => totalOf(workspaceId, one))
  // All of a workspace at once: an interruption leaves it uncounted, and not half counted.
  await connection.transaction(async (session) => {
    await connection.collection<StoredTotal>('stageTotals').bulkWrite(writes, { session })
  })
}

export const stageTotals: Migration = {
  name: '0027-stage-totals',
  content: { collections: COLLECTIONS, revision: 1 },
  async plan(connection) {
    const steps = await planCollections(connection, COLLECTIONS)
    const left = await workspacesToCount(connection)
    return left.length === 0 ? steps : [...steps, `count the deals of ${left.length} workspaces by stage`]
  },
  async up(connection, log) {
    await createCollections(connection, COLLECTIONS, log)
    for (const workspaceId of await workspacesToCount(connection)) await countDeals(connection, workspaceId)
  },
}
