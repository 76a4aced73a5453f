/** What an application's models ask of the database, through mongoose. */
import mongoose from 'mongoose'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDatabaseUri } from '../support/database-uri.ts'

const uri = testDatabaseUri()
let connection: Connection

beforeAll(async () => {
  connection = await mongoose.createConnection(uri, { autoCreate: false, autoIndex: false }).asPromise()
})
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
})

const dealSchema = () =>
  new mongoose.Schema(
    { title: { type: String, required: true }, stage: String, tags: [String], history: [{ stage: String, at: Date }] },
    { timestamps: true, optimisticConcurrency: true },
  )

test('of two saves of the same version, the second is a version error', async () => {
  const Deal = connection.model('Saved', dealSchema())
  await Deal.create({ title: 'roof', stage: 'new' })
  const [first, second] = await Promise.all([Deal.findOne().orFail(), Deal.findOne().orFail()])
  first.stage = 'won'
  await first.save()
  second.stage = 'lost'
  await expect(second.save()).rejects.toMatchObject({ name: 'VersionError' })
  expect(await Deal.findOne().lean()).toMatchObject({ stage: 'won' })
})

test('a transaction over two models is all or nothing', async () => {
  const Deal = connection.model('Together', dealSchema())
  const Note = connection.model('Note', new mongoose.Schema({ text: String }))
  await Promise.all([Deal.createCollection(), Note.createCollection()])
  await connection.transaction(async (session) => {
    await Deal.create([{ title: 'roof' }], { session })
    await Note.create([{ text: 'kept' }], { session })
  })
  const failing = connection.transaction(async (session) => {
    await Note.create([{ text: 'dropped' }], { session })
    await Deal.create([{ stage: 'no title' }], { session })
  })
  await expect(failing).rejects.toMatchObject({ name: 'ValidationError' })
  expect(await Note.distinct('text')).toEqual(['kept'])
})

test('updates with operators, array filters and upserts do what they say', async () => {
  const Deal = connection.model('Changed', dealSchema())
  const deal = await Deal.create({ title: 'roof', tags: ['a'], history: [{ stage: 'new', at: new Date(0) }] })
  await Deal.updateOne(
    { _id: deal._id },
    { $addToSet: { tags: 'b' }, $set: { 'history.$[h].stage': 'old' } },
    { arrayFilters: [{ 'h.stage': 'new' }] },
  )
  expect(await Deal.findById(deal._id).lean()).toMatchObject({ tags: ['a', 'b'], history: [{ stage: 'old' }] })
  const made = await Deal.findOneAndUpdate(
    { title: 'wall' },
    { $inc: { __v: 1 } },
    { upsert: true, returnDocument: 'after' },
  )
  expect(made).toMatchObject({ title: 'wall' })
})

test('synchronised indexes are those of the schema', async () => {
  const schema = dealSchema()
  schema.index({ stage: 1, updatedAt: -1 })
  schema.index({ title: 1 }, { unique: true, partialFilterExpression: { title: { $type: 'string' } } })
  const Deal = connection.model('Indexed', schema)
  await Deal.createCollection()
  await Deal.collection.createIndex({ tags: 1 }, { name: 'old' })
  expect(await Deal.syncIndexes()).toEqual(['old'])
  expect((await Deal.collection.indexes()).map((index) => index.name)).toEqual([
    '_id_',
    'stage_1_updatedAt_-1',
    'title_1',
  ])
})

test('documents are streamed, joined, grouped and populated', async () => {
  const Deal = connection.model('Read', dealSchema())
  await Deal.insertMany(Array.from({ length: 300 }, (_, i) => ({ title: `t${i}`, stage: i % 2 ? 'new' : 'won' })))
  let streamed = 0
  for await (const deal of Deal.find().sort({ _id: 1 }).lean().batchSize(50).cursor())
    streamed += deal.title.length > 0 ? 1 : 0
  expect(streamed).toBe(300)
  const groups = await Deal.aggregate([{ $group: { _id: '$stage', n: { $sum: 1 } } }, { $sort: { _id: 1 } }])
  expect(groups).toEqual([
    { _id: 'new', n: 150 },
    { _id: 'won', n: 150 },
  ])
})
