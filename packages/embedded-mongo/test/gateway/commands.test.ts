import { Binary, Decimal128, Long, ObjectId } from 'mongodb'
import type { Document } from 'mongodb'
import { expect, test } from 'vitest'

import { useTestClient } from '../support/test-client.ts'

const { db, client, another } = useTestClient()
type Numbered = Document & { _id: number }

test('documents are read back unchanged, whatever their types', async () => {
  const things = db().collection('types')
  const thing = {
    _id: new ObjectId(),
    text: 'Олена 🌻',
    whole: 7,
    big: Long.fromString('9007199254740993'),
    exact: Decimal128.fromString('10.50'),
    real: 0.1,
    when: new Date(0),
    bytes: new Binary(Buffer.from([0, 255])),
    nothing: null,
    list: [1, [2], { three: 3 }],
    'key.with.dots': true,
  }
  await things.insertOne(thing)
  expect(await things.findOne({ _id: thing._id }, { promoteLongs: false })).toMatchObject({ ...thing, whole: 7 })
})

test('a batch of 30,000 documents is stored in one call and read through sorted and unsorted cursors', async () => {
  const many = db().collection<Numbered>('many')
  const result = await many.insertMany(Array.from({ length: 30_000 }, (_, i) => ({ _id: i, back: 30_000 - i })))
  expect(result.insertedCount).toBe(30_000)
  await many.createIndex({ back: 1 })
  const seen = new Set<number>()
  for await (const document of many.find().batchSize(7000)) seen.add(document._id)
  expect(seen.size).toBe(30_000)
  const backwards: number[] = []
  for await (const document of many.find().sort({ back: 1 }).batchSize(7000)) backwards.push(document._id)
  expect(backwards).toEqual(Array.from({ length: 30_000 }, (_, i) => 29_999 - i))
})

test('documents of many megabytes, more than a reply holds, are stored and read', async () => {
  const large = db().collection<Numbered>('large')
  await large.insertMany(Array.from({ length: 2 }, (_, i) => ({ _id: i, text: 'x'.repeat(12_000_000) })))
  let length = 0
  for await (const document of large.find()) length += String(document['text']).length
  expect(length).toBe(24_000_000)
})

test('a killed cursor is gone', async () => {
  const rows = db().collection<Numbered>('killed')
  await rows.insertMany(Array.from({ length: 10 }, (_, i) => ({ _id: i })))
  const page = await db().command({ find: 'killed', sort: { _id: -1 }, batchSize: 2 })
  const id = Long.fromValue(page['cursor'].id)
  const killed = await db().command({ killCursors: 'killed', cursors: [id, Long.fromNumber(4)] })
  expect(killed['cursorsKilled']).toHaveLength(1)
  expect(killed['cursorsNotFound']).toHaveLength(1)
  await expect(db().command({ getMore: id, collection: 'killed' })).rejects.toMatchObject({ code: 43 })
})

test('a cursor left open by a closed client affects nobody else', async () => {
  const rows = db().collection<Numbered>('left')
  await rows.insertMany(Array.from({ length: 10 }, (_, i) => ({ _id: i })))
  for (let i = 0; i < 20; i += 1) {
    const leaving = await another()
    await leaving.db().collection('left').find().sort({ _id: -1 }).batchSize(2).next()
    await leaving.close(true)
  }
  expect(await rows.find().sort({ _id: 1 }).batchSize(3).toArray()).toHaveLength(10)
})

test('maxTimeMS ends a command, and no later one', async () => {
  const rows = db().collection<Numbered>('slow')
  await rows.insertMany(Array.from({ length: 3000 }, (_, i) => ({ _id: i, text: `text ${i}` })))
  const pairs = [
    { $lookup: { from: 'slow', pipeline: [{ $match: { text: /9.*8.*7/ } }], as: 'others', let: { id: '$_id' } } },
    {
      $lookup: {
        from: 'slow',
        let: { t: '$text' },
        pipeline: [{ $match: { $expr: { $gt: ['$text', '$$t'] } } }],
        as: 'more',
      },
    },
    { $group: { _id: null, n: { $sum: { $size: '$more' } } } },
  ]
  await expect(rows.aggregate(pairs, { maxTimeMS: 40 }).toArray()).rejects.toMatchObject({ code: 50 })
  const later = Array.from({ length: 24 }, () =>
    rows.aggregate([{ $group: { _id: null, n: { $sum: '$_id' } } }]).toArray(),
  )
  for (const result of await Promise.all(later)) expect(result[0]?.['n']).toBe(4_498_500)
})

test('an unknown command is answered as MongoDB does', async () => {
  await expect(db().command({ makeCoffee: 1 })).rejects.toMatchObject({
    code: 59,
    codeName: 'CommandNotFound',
    message: "no such command: 'makeCoffee'",
  })
  await expect(db().command({ constructor: 1 })).rejects.toMatchObject({ code: 59 })
})

test('errors have the codes that callers look for', async () => {
  const rows = db().collection<Numbered>('mistakes')
  await rows.insertOne({ _id: 1, text: 'a' })
  await expect(rows.findOne({ $nonsense: 1 })).rejects.toMatchObject({ code: 2 })
  await expect(rows.updateOne({ _id: 1 }, { $set: { _id: 2 } })).rejects.toMatchObject({ code: 66 })
  await expect(rows.dropIndex('nowhere')).rejects.toMatchObject({ code: 27 })
  await expect(db().collection('nowhere').indexes()).rejects.toMatchObject({ code: 26 })
  await db().createCollection('checked', { validator: { $jsonSchema: { required: ['a'] } } })
  await expect(db().collection('checked').insertOne({ b: 1 })).rejects.toMatchObject({ code: 121 })
})

test('explain tells an index scan from a scan of the whole collection', async () => {
  const rows = db().collection('explained')
  await rows.insertMany(Array.from({ length: 2000 }, (_, i) => ({ n: i, m: i })))
  await rows.createIndex({ n: 1 }, { name: 'by_n' })
  const indexed = JSON.stringify((await rows.find({ n: 5 }).explain('queryPlanner'))['queryPlanner'].winningPlan)
  expect(indexed).toContain('"IXSCAN"')
  expect(indexed).toContain('"by_n"')
  const whole = await rows.find({ m: 5 }).explain('executionStats')
  expect(JSON.stringify(whole['queryPlanner'].winningPlan)).toContain('"COLLSCAN"')
  expect(whole['executionStats']).toMatchObject({ executionSuccess: true, nReturned: 1 })
})

test('the server presents itself as the primary of a replica set of one', async () => {
  const hello = await client().db('admin').command({ hello: 1 })
  expect(hello).toMatchObject({ isWritablePrimary: true, ok: 1 })
  expect(hello['hosts']).toEqual([hello['me']])
  expect(await client().db('admin').command({ buildInfo: 1 })).toMatchObject({ ok: 1 })
})
