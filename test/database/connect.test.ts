import { describe, expect, it, onTestFinished } from 'vitest'

import { connectDatabase, databaseNameOf } from '../../src/database/connect.ts'
import { translateDatabaseError } from '../../src/database/translate-error.ts'
import { AppError } from '../../src/errors.ts'
import { silentLogger } from '../../src/logger.ts'
import { databaseProxy } from '../support/database-proxy.ts'
import { emptyDatabase, testDatabaseUri } from '../support/database.ts'
import { recordedLog } from '../support/recorded-log.ts'

const database = emptyDatabase()

describe('connectDatabase', () => {
  it('returns a connection that creates no collections or indexes on its own and waits for a majority', () => {
    const { connection } = database()
    expect(connection.name).toMatch(/^test_/)
    expect(connection.get('autoIndex')).toBe(false)
    expect(connection.get('autoCreate')).toBe(false)
    expect(connection.getClient().options).toMatchObject({ retryWrites: true, writeConcern: { w: 'majority' } })
  })

  it('returns a ping that succeeds', async () => {
    await expect(database().ping()).resolves.toBeUndefined()
  })

  it('can commit and abort a transaction', async () => {
    const { connection } = database()
    await connection.createCollection('things')
    const things = connection.collection('things')
    await connection.transaction(async (session) => {
      await things.insertOne({ name: 'kept' }, { session })
    })
    const aborted = connection.transaction(async (session) => {
      await things.insertOne({ name: 'lost' }, { session })
      throw new Error('no')
    })
    await expect(aborted).rejects.toThrow('no')
    expect(await things.countDocuments({ name: 'kept' })).toBe(1)
    expect(await things.countDocuments({ name: 'lost' })).toBe(0)
  })

  it('says in one line that nothing answers, without the password', async () => {
    const password = 'hunter2'
    const uri = `mongodb://root:${password}@127.0.0.1:1/crm?replicaSet=rs0`
    const { log, lines } = recordedLog()
    const error: unknown = await connectDatabase({ uri, log, withinMs: 300 }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    const { message, code } = error as AppError
    expect(code).toBe('UNAVAILABLE')
    expect(message).toMatch(/^The database at 127\.0\.0\.1:1 \(MONGODB_URI\) cannot be reached: .*ECONNREFUSED/)
    expect(message).not.toContain('\n')
    expect(message + JSON.stringify(lines())).not.toContain(password)
  })

  it('waits for a database that starts late', async () => {
    const proxy = await databaseProxy(testDatabaseUri())
    onTestFinished(proxy.close)
    proxy.cut()
    const connecting = connectDatabase({ uri: proxy.uri, log: silentLogger, withinMs: 20_000 })
    setTimeout(proxy.restore, 300)
    const late = await connecting
    await expect(late.ping()).resolves.toBeUndefined()
    await late.close()
  })

  it('survives a database outage, and logs its start and end once', async () => {
    const proxy = await databaseProxy(testDatabaseUri())
    onTestFinished(proxy.close)
    const { log, messages } = recordedLog()
    const { connection, ping, close } = await connectDatabase({ uri: proxy.uri, log })
    onTestFinished(close)
    await ping()

    proxy.cut()
    await expect.poll(messages, { timeout: 15_000 }).toEqual(['The database is away'])
    await expect(ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    proxy.restore()
    await expect.poll(messages, { timeout: 25_000 }).toEqual(['The database is away', 'The database is back'])
    await ping()
    expect(await connection.collection('things').countDocuments()).toBe(0)
  })
})

describe('translateDatabaseError', () => {
  it('turns the error of an operation that found no server into UNAVAILABLE, and leaves other errors alone', async () => {
    const proxy = await databaseProxy(testDatabaseUri())
    onTestFinished(proxy.close)
    const uri = `${proxy.uri}&serverSelectionTimeoutMS=200`
    const { connection, close } = await connectDatabase({ uri, log: silentLogger })
    onTestFinished(close)
    await connection.close()
    const error: unknown = await connection
      .collection('things')
      .findOne({})
      .catch((thrown: unknown) => thrown)
    expect(translateDatabaseError(error)).toMatchObject({ code: 'UNAVAILABLE', cause: error })

    const other = new Error('other')
    expect(translateDatabaseError(other)).toBe(other)
    const duplicate: unknown = await Promise.all(
      [1, 2].map(() => database().connection.collection<{ _id: number }>('once').insertOne({ _id: 1 })),
    ).catch((thrown: unknown) => thrown)
    expect(translateDatabaseError(duplicate)).toBe(duplicate)
  })
})

describe('databaseNameOf', () => {
  it.each([
    ['mongodb://h/crm?replicaSet=a', 'crm'],
    ['mongodb://a:1,b:2/crm', 'crm'],
    ['mongodb+srv://u:p@c.example/', 'clientsphere'],
    ['mongodb://u:p@h/crm?appName=a@b', 'crm'],
    ['mongodb://h', 'clientsphere'],
    ['mongodb://h/?replicaSet=a/b', 'clientsphere'],
    ['mongodb://h?x=/y', 'clientsphere'],
  ])('of %s is %s', (uri, name) => {
    expect(databaseNameOf(uri)).toBe(name)
  })
})
