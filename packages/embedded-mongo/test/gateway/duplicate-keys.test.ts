import { MongoBulkWriteError, MongoServerError } from 'mongodb'
import type { Collection, Document } from 'mongodb'
import { expect, test } from 'vitest'

import { useTestClient } from '../support/test-client.ts'

const { db } = useTestClient()
type Person = Document & { _id: number }

async function uniquePeople(name: string): Promise<Collection<Person>> {
  const people = db().collection<Person>(name)
  await people.createIndex({ email: 1, 'place.city': -1 }, { unique: true, name: 'who' })
  await people.insertMany([
    { _id: 1, email: 'a@x.io', place: { city: 'Lviv' } },
    { _id: 2, email: 'b@x.io', place: { city: 'Lviv' } },
  ])
  return people
}

async function refusal(work: Promise<unknown>): Promise<MongoServerError> {
  const error: unknown = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (!(error instanceof MongoServerError)) throw new Error('The write was not refused')
  return error
}

const taken = {
  code: 11_000,
  keyPattern: { email: 1, 'place.city': -1 },
  keyValue: { email: 'a@x.io', 'place.city': 'Lviv' },
}
const copy = { email: 'a@x.io', place: { city: 'Lviv' } }

test('a refused insert names the index, its key pattern and the key', async () => {
  const people = await uniquePeople('insert')
  const error = await refusal(people.insertOne({ _id: 3, ...copy }))
  expect(error).toMatchObject(taken)
  expect(error.message).toContain('E11000 duplicate key error collection: ')
  expect(error.message).toContain('insert index: who dup key: { email: "a@x.io", place.city: "Lviv" }')
})

test('an insert with a taken _id names _id', async () => {
  const people = await uniquePeople('insert-id')
  expect(await refusal(people.insertOne({ _id: 1, email: 'c@x.io' }))).toMatchObject({
    code: 11_000,
    keyPattern: { _id: 1 },
    keyValue: { _id: 1 },
  })
})

test('a missing part of the key counts as null', async () => {
  // Ascending: DocumentDB 1.0 does not enforce a unique index if the missing part is descending.
  const people = db().collection<Person>('insert-null')
  await people.createIndex({ email: 1, 'place.city': 1 }, { unique: true })
  await people.insertOne({ _id: 3, email: 'n@x.io' })
  expect(await refusal(people.insertOne({ _id: 4, email: 'n@x.io' }))).toMatchObject({
    keyValue: { email: 'n@x.io', 'place.city': null },
  })
})

test('a refused update, replacement and upsert name the key that the document would have had', async () => {
  const people = await uniquePeople('update')
  expect(await refusal(people.updateOne({ _id: 2 }, { $set: { email: 'a@x.io' } }))).toMatchObject(taken)
  expect(await refusal(people.replaceOne({ _id: 2 }, copy))).toMatchObject(taken)
  expect(await refusal(people.updateOne({ _id: 9 }, { $set: copy }, { upsert: true }))).toMatchObject(taken)
  expect(await refusal(people.updateOne({ _id: 2 }, [{ $set: { email: 'a@x.io' } }]))).toMatchObject(taken)
  expect(await people.findOne({ _id: 2 })).toMatchObject({ email: 'b@x.io' })
})

test('a refused findOneAndUpdate names the key, for an upsert too', async () => {
  const people = await uniquePeople('modify')
  expect(await refusal(people.findOneAndUpdate({ _id: 2 }, { $set: { email: 'a@x.io' } }))).toMatchObject(taken)
  expect(await refusal(people.findOneAndUpdate({ _id: 9 }, { $set: copy }, { upsert: true }))).toMatchObject(taken)
})

test('a batch stops at the refused document when ordered, and leaves out only that one when not', async () => {
  const people = await uniquePeople('batch')
  const batch = (from: number) => [{ _id: from }, { _id: from + 1, ...copy }, { _id: from + 2, email: `${from}@x.io` }]
  const first = await refusal(people.insertMany(batch(10)))
  expect(first).toBeInstanceOf(MongoBulkWriteError)
  expect(first).toMatchObject({ code: 11_000, result: { insertedCount: 1 } })
  await people.deleteOne({ _id: 10 })
  await refusal(people.insertMany(batch(20), { ordered: false }))
  expect(await people.distinct('_id')).toEqual([1, 2, 20, 22])
})

test('a unique index over duplicates is refused with the duplicate key', async () => {
  const things = db().collection<Person>('over-duplicates')
  await things.insertMany([
    { _id: 1, n: 5 },
    { _id: 2, n: 5 },
  ])
  expect(await refusal(things.createIndex({ n: 1 }, { unique: true, name: 'once' }))).toMatchObject({
    code: 11_000,
    keyPattern: { n: 1 },
    keyValue: { n: 5 },
  })
  expect((await things.indexes()).map((index) => index.name)).toEqual(['_id_'])
})

test('of many concurrent inserts of one key, one succeeds and all others get the duplicate error', async () => {
  const jobs = db().collection('race')
  await jobs.createIndex(
    { dedupeKey: 1 },
    { unique: true, partialFilterExpression: { dedupeKey: { $type: 'string' } } },
  )
  for (const dedupeKey of ['a', 'b', 'c']) {
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => jobs.insertOne({ dedupeKey })))
    const codes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    expect(codes).toEqual(Array.from({ length: 39 }, () => 11_000))
  }
  expect(await jobs.countDocuments()).toBe(3)
})
