import type { Connection, PipelineStage } from 'mongoose'
import { Schema, Types } from 'mongoose'
import { describe, expect, test } from 'vitest'

import { tenantPlugin, UnscopedQueryError } from '../../src/models/tenant-plugin.ts'
import { emptyDatabase } from '../support/database.ts'

type Thing = { workspaceId: Types.ObjectId; name: string; friendId?: Types.ObjectId }

const schema = new Schema<Thing>(
  { name: String, friendId: { type: Schema.Types.ObjectId, ref: 'Thing' } },
  { collection: 'things', autoIndex: false, autoCreate: false, versionKey: false },
)
schema.plugin(tenantPlugin)

const database = emptyDatabase()

function things(connection: Connection = database().connection) {
  return connection.model<Thing>('Thing', schema)
}
type Things = ReturnType<typeof things>

const OURS = new Types.ObjectId()
const THEIRS = new Types.ObjectId()

const QUERIES: Record<string, (model: Things, filter: Record<string, unknown>) => PromiseLike<unknown>> = {
  find: (model, filter) => model.find(filter),
  'find by a cursor': (model, filter) => model.find(filter).cursor().next(),
  findOne: (model, filter) => model.findOne(filter),
  exists: (model, filter) => model.exists(filter),
  countDocuments: (model, filter) => model.countDocuments(filter),
  distinct: (model, filter) => model.distinct('name', filter),
  updateOne: (model, filter) => model.updateOne(filter, { $set: { name: 'x' } }),
  'updateOne with upsert': (model, filter) => model.updateOne(filter, { $set: { name: 'x' } }, { upsert: true }),
  updateMany: (model, filter) => model.updateMany(filter, { $set: { name: 'x' } }),
  deleteOne: (model, filter) => model.deleteOne(filter),
  deleteMany: (model, filter) => model.deleteMany(filter),
  findOneAndUpdate: (model, filter) => model.findOneAndUpdate(filter, { $set: { name: 'x' } }),
  findOneAndDelete: (model, filter) => model.findOneAndDelete(filter),
  aggregate: (model, filter) => model.aggregate([{ $match: filter }]),
  'aggregate by a cursor': (model, filter) =>
    model
      .aggregate([{ $match: filter }])
      .cursor()
      .next(),
  'bulkWrite of updateOne': (model, filter) => model.bulkWrite([{ updateOne: { filter, update: { name: 'x' } } }]),
  'bulkWrite of updateMany': (model, filter) => model.bulkWrite([{ updateMany: { filter, update: { name: 'x' } } }]),
  'bulkWrite of deleteOne': (model, filter) => model.bulkWrite([{ deleteOne: { filter } }]),
  'bulkWrite of deleteMany': (model, filter) => model.bulkWrite([{ deleteMany: { filter } }]),
}

const UNSCOPED: Record<string, Record<string, unknown>> = {
  'no filter': {},
  'another field': { name: 'theirs' },
  'an id': { _id: new Types.ObjectId() },
  'no value': { workspaceId: null },
  'all but one': { workspaceId: { $ne: OURS } },
  'any that is there': { workspaceId: { $exists: true } },
  'two of them': { workspaceId: { $in: [OURS, THEIRS] } },
  'a range': { workspaceId: { $gte: OURS } },
  'one or the other': { $or: [{ workspaceId: OURS }, { workspaceId: THEIRS }] },
  'one or anything': { $or: [{ workspaceId: OURS }, { name: { $exists: true } }] },
  'neither nor': { $nor: [{ workspaceId: OURS }] },
}

async function seed(): Promise<void> {
  await things().collection.deleteMany({})
  await things().collection.insertMany([
    { workspaceId: OURS, name: 'ours' },
    { workspaceId: THEIRS, name: 'theirs' },
  ])
}
const stored = () =>
  things()
    .collection.find({}, { projection: { _id: 0 } })
    .sort({ name: 1 })
    .toArray()

describe.each(Object.keys(QUERIES))('%s', (kind) => {
  const query = (filter: Record<string, unknown>) => QUERIES[kind]?.(things(), filter)

  test('is refused for every filter that does not name one workspace, and changes nothing', async () => {
    await seed()
    const before = await stored()
    for (const filter of Object.values(UNSCOPED)) {
      await expect(Promise.resolve(query(filter))).rejects.toBeInstanceOf(UnscopedQueryError)
    }
    expect(await stored()).toEqual(before)
  })

  test('is allowed for one workspace, even if an $or tries to widen it, and leaves the other one alone', async () => {
    await seed()
    await query({ workspaceId: OURS, $or: [{ workspaceId: THEIRS }, { name: 'theirs' }] })
    expect(await stored()).toContainEqual({ workspaceId: OURS, name: 'ours' })
    await query({ workspaceId: OURS.toHexString(), name: 'ours' })
    expect(await stored()).toContainEqual({ workspaceId: THEIRS, name: 'theirs' })
  })
})

test('A query that gives a reason may read every workspace', async () => {
  await seed()
  const why = { acrossWorkspaces: 'a test asks' }
  expect((await things().find().setOptions(why)).length).toBe(2)
  expect(await things().findOne({ name: 'theirs' }, null, why).lean()).toMatchObject({ name: 'theirs' })
  expect(await things().countDocuments({}, why)).toBe(2)
  expect(
    await things()
      .updateMany({}, { $set: { name: 'all' } })
      .setOptions(why),
  ).toMatchObject({ modifiedCount: 2 })
})

test('Counting a whole collection is refused', async () => {
  await expect(things().estimatedDocumentCount()).rejects.toBeInstanceOf(UnscopedQueryError)
})

test('A query by id alone is refused', async () => {
  const id = new Types.ObjectId()
  await expect(things().findById(id)).rejects.toBeInstanceOf(UnscopedQueryError)
  await expect(things().findByIdAndUpdate(id, { name: 'x' })).rejects.toBeInstanceOf(UnscopedQueryError)
  await expect(things().findByIdAndDelete(id)).rejects.toBeInstanceOf(UnscopedQueryError)
})

test('A reference is not followed without a workspace', async () => {
  await seed()
  const friend = await things().findOne({ workspaceId: THEIRS }).lean()
  await things().updateOne({ workspaceId: OURS }, { $set: { friendId: friend?._id } })
  await expect(things().findOne({ workspaceId: OURS }).populate('friendId')).rejects.toBeInstanceOf(UnscopedQueryError)
})

test('An aggregate is refused when $match comes late, or when a stage reaches into another collection', async () => {
  const match = { $match: { workspaceId: OURS } }
  const beyond = [
    { $lookup: { from: 'things', localField: 'name', foreignField: 'name', as: 'others' } },
    { $lookup: { from: 'things', pipeline: [{ $match: { workspaceId: THEIRS } }], as: 'others' } },
    { $lookup: { from: 'things', pipeline: [match, { $unionWith: { coll: 'things' } }], as: 'others' } },
    { $unionWith: { coll: 'things' } },
    { $unionWith: { coll: 'things', pipeline: [{ $limit: 1 }, match] } },
    { $graphLookup: { from: 'things', startWith: '$name', connectFromField: 'name', connectToField: 'name', as: 'o' } },
    { $facet: { all: [{ $unionWith: { coll: 'things' } }] } },
    { $merge: { into: 'things' } },
    { $out: 'things' },
  ] satisfies PipelineStage[]
  await expect(things().aggregate([{ $limit: 1 }, match])).rejects.toBeInstanceOf(UnscopedQueryError)
  await expect(things().aggregate([])).rejects.toBeInstanceOf(UnscopedQueryError)
  for (const stage of beyond) {
    await expect(things().aggregate([match, stage])).rejects.toBeInstanceOf(UnscopedQueryError)
  }
  await seed()
  expect(await things().aggregate([match, { $group: { _id: '$name', count: { $sum: 1 } } }])).toEqual([
    { _id: 'ours', count: 1 },
  ])
})

test('An aggregate may read other records by a pipeline that begins with the same workspace', async () => {
  await seed()
  const match = { $match: { workspaceId: OURS } }
  const same = { from: 'things', localField: 'none', foreignField: 'none', pipeline: [match], as: 'same' }
  expect(await things().aggregate([match, { $lookup: same }])).toMatchObject([
    { name: 'ours', same: [{ name: 'ours' }] },
  ])
  const both = await things().aggregate([match, { $unionWith: { coll: 'things', pipeline: [match] } }])
  expect(both.map(({ name }) => name)).toEqual(['ours', 'ours'])
})

test('A record without a workspace cannot be written in any way', async () => {
  await things().collection.deleteMany({})
  const record = { name: 'nobody’s' }
  await expect(things().create(record)).rejects.toMatchObject({ name: 'ValidationError' })
  await expect(new (things())(record).save()).rejects.toMatchObject({ name: 'ValidationError' })
  await expect(things().insertMany([record])).rejects.toBeInstanceOf(UnscopedQueryError)
  await expect(things().insertMany([record], { lean: true })).rejects.toBeInstanceOf(UnscopedQueryError)
  await expect(things().insertMany([record], { ordered: false })).rejects.toBeInstanceOf(UnscopedQueryError)
  await expect(things().bulkWrite([{ insertOne: { document: record as Thing } }])).rejects.toBeInstanceOf(
    UnscopedQueryError,
  )
  expect(await stored()).toEqual([])
})

test('A record cannot move to another workspace', async () => {
  await seed()
  const move = { $set: { name: 'moved', workspaceId: THEIRS } }
  await things().updateOne({ workspaceId: OURS }, move)
  await things().updateMany({ workspaceId: OURS }, move)
  await things().findOneAndUpdate({ workspaceId: OURS }, move)
  await things().bulkWrite([{ updateOne: { filter: { workspaceId: OURS }, update: move } }])
  const document = await things().findOne({ workspaceId: OURS })
  document?.set('workspaceId', THEIRS)
  await document?.save()
  expect(await things().countDocuments({ workspaceId: OURS })).toBe(1)
  expect(await things().countDocuments({ workspaceId: THEIRS })).toBe(1)
})

test('A record cannot be replaced, since the new one would bring its own workspace or none', async () => {
  await seed()
  const filter = { workspaceId: OURS }
  for (const replacement of [{ name: 'bare' }, { name: 'elsewhere', workspaceId: THEIRS }] as Thing[]) {
    await expect(things().replaceOne(filter, replacement)).rejects.toBeInstanceOf(UnscopedQueryError)
    await expect(things().findOneAndReplace(filter, replacement)).rejects.toBeInstanceOf(UnscopedQueryError)
    const write = things().bulkWrite([{ replaceOne: { filter, replacement } }])
    await expect(write).rejects.toBeInstanceOf(UnscopedQueryError)
  }
  expect(await stored()).toEqual([
    { workspaceId: OURS, name: 'ours' },
    { workspaceId: THEIRS, name: 'theirs' },
  ])
})
