/** Looks up again when records were last touched, after a touch was undone: never before they were added. */
import type { ClientSession, Types } from 'mongoose'

import type { Models } from '../../models/models.ts'
import { latestTouches, type Looked } from './latest-touches.ts'
import { TOUCHED_KINDS, type TouchedKind, type TouchedRecords } from './plan-touches.ts'
import { storedTouches } from './stored-touches.ts'
import { type Touched, touchedModel } from './touched-models.ts'

/** @property since when the record was added, or the last one that was merged into it */
type Counted = Looked & { readonly kind: TouchedKind; readonly _id: Types.ObjectId; readonly since: Date }

type Of = {
  readonly models: Models
  readonly workspaceId: Types.ObjectId
  readonly session: ClientSession
}

const NEEDED = { createdAt: 1, mergedInto: 1, mergedIds: 1 } as const
type Standing = Pick<Touched, '_id' | keyof typeof NEEDED>

/** The records; for those that were merged into another one, that one. */
async function standing({ models, workspaceId, session }: Of, kind: TouchedKind, ids: readonly Types.ObjectId[]) {
  const found = new Map<string, Standing>()
  let wanted = ids
  while (wanted.length > 0) {
    const records: readonly Standing[] = await touchedModel(models, kind)
      .find({ workspaceId, _id: { $in: wanted } }, NEEDED, { session, batchSize: wanted.length + 1 })
      .lean()
    for (const record of records) found.set(record._id.toHexString(), record)
    wanted = records.flatMap(({ mergedInto }) =>
      mergedInto === undefined || found.has(mergedInto.toHexString()) ? [] : [mergedInto],
    )
  }
  return [...found.values()].filter(({ mergedInto }) => mergedInto === undefined)
}

async function countedOf(of: Of, kind: TouchedKind, ids: readonly Types.ObjectId[]): Promise<readonly Counted[]> {
  if (ids.length === 0) return []
  const { models, workspaceId, session } = of
  const records = await standing(of, kind, ids)
  const mergedIds = records.flatMap((record) => record.mergedIds ?? [])
  const merged: readonly Pick<Touched, '_id' | 'createdAt'>[] =
    mergedIds.length === 0
      ? []
      : await touchedModel(models, kind)
          .find(
            { workspaceId, _id: { $in: mergedIds } },
            { createdAt: 1 },
            { session, batchSize: mergedIds.length + 1 },
          )
          .lean()
  const addedAt = new Map(merged.map(({ _id, createdAt }) => [_id.toHexString(), createdAt.getTime()]))
  return records.map(({ _id, createdAt, mergedIds: taken = [] }) => {
    const times = taken.flatMap((one) => addedAt.get(one.toHexString()) ?? [])
    return {
      kind,
      _id,
      id: _id.toHexString(),
      ids: [_id, ...taken],
      since: new Date(Math.max(createdAt.getTime(), ...times)),
    }
  })
}

async function write(
  { models, workspaceId, session }: Of,
  kind: TouchedKind,
  times: readonly { readonly _id: Types.ObjectId; readonly update: Readonly<Record<string, object>> }[],
): Promise<void> {
  if (times.length === 0) return
  const operations = times.map(({ _id, update }) => ({
    updateOne: { filter: { workspaceId, _id }, update, timestamps: false },
  }))
  await touchedModel(models, kind).bulkWrite(operations, { session })
}

export async function recountTouches(
  models: Models,
  workspaceId: Types.ObjectId,
  records: TouchedRecords,
  session: ClientSession,
): Promise<void> {
  const of = { models, workspaceId, session }
  const counted: Counted[] = []
  for (const kind of TOUCHED_KINDS) {
    const own = await countedOf(of, kind, records[kind])
    // Written before the touches are read: of two changes that undo touches at once, the later one then sees the earlier.
    await write(
      of,
      kind,
      own.map(({ _id, since }) => ({ _id, update: { $set: { touchedAt: since } } })),
    )
    counted.push(...own)
  }
  const happened = await latestTouches(models, workspaceId, counted, session)
  for (const kind of TOUCHED_KINDS) {
    const own = counted.filter((one) => one.kind === kind)
    const unknown = own.filter(({ id }) => !happened.has(id)).map(({ _id }) => _id)
    const stored = await storedTouches(models, workspaceId, { kind, ids: unknown }, session)
    const times = own.flatMap(({ _id, id }) => {
      const at = happened.get(id) ?? stored.get(id)
      return at === undefined ? [] : [{ _id, update: { $max: { touchedAt: at } } }]
    })
    await write(of, kind, times)
  }
}
