import { MongoServerError } from 'mongodb'
import { expect, test } from 'vitest'

import { useTestClient } from '../support/test-client.ts'

const { db, client, another } = useTestClient()
type Numbered = { _id: number; n?: number; k?: string }

test('what a transaction wrote is seen by others when it is committed, not before', async () => {
  const notes = await db().createCollection<Numbered>('commit')
  const session = client().startSession()
  session.startTransaction()
  await notes.insertOne({ _id: 1 }, { session })
  expect(await notes.findOne({ _id: 1 }, { session })).toEqual({ _id: 1 })
  expect(await notes.findOne({ _id: 1 })).toBeNull()
  await session.commitTransaction()
  await session.commitTransaction() // drivers repeat it when they lose the answer
  expect(await notes.findOne({ _id: 1 })).toEqual({ _id: 1 })
  await session.endSession()
})

test('an aborted transaction leaves nothing', async () => {
  const notes = await db().createCollection<Numbered>('abort')
  const failing = client().withSession((session) =>
    session.withTransaction(async () => {
      await notes.insertOne({ _id: 1 }, { session })
      throw new Error('changed my mind')
    }),
  )
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await notes.countDocuments()).toBe(0)
})

test('a duplicate key undoes all of its transaction', async () => {
  const notes = await db().createCollection<Numbered>('duplicate')
  await notes.createIndex({ k: 1 }, { unique: true })
  await notes.insertOne({ _id: 1, k: 'taken' })
  const failing = client().withSession((session) =>
    session.withTransaction(async () => {
      await notes.insertOne({ _id: 2, k: 'free' }, { session })
      await notes.insertOne({ _id: 3, k: 'taken' }, { session })
    }),
  )
  await expect(failing).rejects.toMatchObject({ code: 11_000, keyValue: { k: 'taken' } })
  expect(await notes.distinct('_id')).toEqual([1])
})

test('a transaction that changes what another one changed is told to start again', async () => {
  const notes = await db().createCollection<Numbered>('conflict')
  await notes.insertOne({ _id: 1, n: 0 })
  const first = client().startSession()
  const second = client().startSession()
  first.startTransaction()
  second.startTransaction()
  await notes.findOne({ _id: 1 }, { session: second })
  await notes.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first })
  const late = notes.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second }).then(
    () => undefined,
    (error: unknown) => error,
  )
  await first.commitTransaction()
  const error = await late
  expect(error).toMatchObject({ code: 112 })
  expect(error instanceof MongoServerError && error.hasErrorLabel('TransientTransactionError')).toBe(true)
  await second.abortTransaction()
  expect(await notes.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 })
  await Promise.all([first.endSession(), second.endSession()])
})

test('concurrent read-and-write transactions lose no update', async () => {
  const counters = await db().createCollection<Numbered>('counters')
  await counters.insertOne({ _id: 1, n: 0 })
  const increment = () =>
    client().withSession((session) =>
      session.withTransaction(async () => {
        const counter = await counters.findOne({ _id: 1 }, { session })
        await counters.updateOne({ _id: 1 }, { $set: { n: (counter?.n ?? 0) + 1 } }, { session })
      }),
    )
  await Promise.all(Array.from({ length: 8 }, increment))
  expect(await counters.findOne({ _id: 1 })).toEqual({ _id: 1, n: 8 })
})

test('many more open transactions than the engine has sessions wait their turn, beside plain commands', async () => {
  const notes = await db().createCollection<Numbered>('many')
  const transaction = (_id: number) =>
    client().withSession((session) =>
      session.withTransaction(async () => {
        await notes.insertOne({ _id }, { session })
        await notes.findOne({ _id: -1 }) // outside the transaction
      }),
    )
  await Promise.all(Array.from({ length: 50 }, (_, i) => transaction(i)))
  expect(await notes.countDocuments()).toBe(50)
})

test('a client that disconnects in the middle of a transaction blocks nobody', async () => {
  const notes = await db().createCollection<Numbered>('closing')
  await notes.insertOne({ _id: 1, n: 0 })
  const leaving = await another()
  const session = leaving.startSession()
  session.startTransaction()
  await leaving
    .db()
    .collection<Numbered>('closing')
    .updateOne({ _id: 1 }, { $set: { n: 9 } }, { session })
  await leaving.close()
  await notes.updateOne({ _id: 1 }, { $inc: { n: 1 } })
  expect(await notes.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 })
})

test('the first writes to a new database, at once and in transactions, all succeed', async () => {
  const fresh = client().db(`${db().databaseName}_fresh`)
  try {
    await Promise.all(Array.from({ length: 12 }, (_, i) => fresh.collection(`plain${i % 3}`).insertOne({ i })))
    await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        client().withSession((session) =>
          session.withTransaction(() => fresh.collection('inside').insertOne({ i }, { session })),
        ),
      ),
    )
    expect(await fresh.collection('plain0').countDocuments()).toBe(4)
    expect(await fresh.collection('inside').countDocuments()).toBe(6)
  } finally {
    await fresh.dropDatabase()
  }
})

test('a command that has no place in a transaction is refused', async () => {
  await db().createCollection('refused')
  const session = client().startSession()
  session.startTransaction()
  await expect(db().command({ count: 'refused' }, { session })).rejects.toMatchObject({ code: 263 })
  await session.abortTransaction().catch(() => {})
  await session.endSession()
})
