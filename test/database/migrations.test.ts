import type { Connection } from 'mongoose'
import { describe, expect, inject, it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import type { Migration } from '../../src/database/migrations/migration.ts'
import { planMigrations, runMigrations } from '../../src/database/migrations/runner.ts'
import { plansLeft } from '../support/plans-left.ts'
import { silentLogger } from '../../src/logger.ts'
import { defineJobModel } from '../../src/models/job.ts'
import { createModels } from '../../src/models/models.ts'
import { defineTelegramUpdateModel } from '../../src/models/telegram-update.ts'
import { testDatabaseUri } from '../support/database.ts'
import { runProgram } from '../support/program.ts'
import { recordedLog } from '../support/recorded-log.ts'

/** Two connections to one empty database, as two processes would have. */
async function twoProcesses(): Promise<readonly [Connection, Connection]> {
  const uri = testDatabaseUri()
  const [first, second] = await Promise.all([1, 2].map(() => connectDatabase({ uri, log: silentLogger, poolSize: 5 })))
  if (first === undefined || second === undefined) throw new Error('No connection')
  onTestFinished(async () => {
    await first.connection.dropDatabase()
    await Promise.all([first.close(), second.close()])
  })
  return [first.connection, second.connection]
}

/** Writes one document per run into `marks`, so that runs can be counted. */
function marking(name: string, extra: Partial<Migration> = {}): Migration {
  return {
    name,
    content: { revision: 1 },
    plan: async () => [`mark ${name}`],
    up: async (connection) => {
      await connection.collection('marks').insertOne({ name })
    },
    ...extra,
  }
}

type Lock = { _id: string; owner: string; beat: number }

async function marks(connection: Connection): Promise<unknown[]> {
  return (await connection.collection('marks').find().sort({ _id: 1 }).toArray()).map((mark) => mark['name'])
}

const run = (connection: Connection, migrations: readonly Migration[], log = silentLogger, leaseMs = 2_000) =>
  runMigrations({ connection, migrations, log, leaseMs })

describe('runMigrations', () => {
  it('applies what is pending in order, once', async () => {
    const [connection] = await twoProcesses()
    expect(await run(connection, [marking('1'), marking('2')])).toEqual(['1', '2'])
    expect(await run(connection, [marking('1'), marking('2'), marking('3')])).toEqual(['3'])
    expect(await run(connection, [marking('1'), marking('2'), marking('3')])).toEqual([])
    expect(await marks(connection)).toEqual(['1', '2', '3'])
    const [record] = await connection.collection('migrations').find().sort({ _id: 1 }).toArray()
    expect(record).toMatchObject({ checksum: expect.stringMatching(/^[0-9a-f]{64}$/), appliedAt: expect.any(Date) })
  })

  it('runs each migration once when several processes start at once, and all of them wait for the end', async () => {
    const [first, second] = await twoProcesses()
    const slow = marking('1', {
      up: async (connection) => {
        await new Promise((resolve) => setTimeout(resolve, 300))
        await connection.collection('marks').insertOne({ name: '1' })
      },
    })
    const seen = await Promise.all(
      [first, second, first, second].map(async (connection) => {
        const applied = await run(connection, [slow, marking('2')])
        return { applied, marks: await marks(connection) }
      }),
    )
    expect(seen.map(({ applied }) => applied.length).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 2])
    for (const one of seen) expect(one.marks).toEqual(['1', '2'])
  })

  it('does not take over from a process that is slow but alive', async () => {
    const [first, second] = await twoProcesses()
    const slow = marking('1', {
      up: async (connection) => {
        await connection.collection('marks').insertOne({ name: '1' })
        await new Promise((resolve) => setTimeout(resolve, 1_500))
      },
    })
    const { log, messages } = recordedLog()
    const running = run(first, [slow], silentLogger, 400)
    await expect.poll(() => marks(second)).toEqual(['1'])
    expect(await run(second, [slow], log, 400)).toEqual([])
    await running
    expect(await marks(first)).toEqual(['1'])
    expect(messages()).toEqual(['Waiting for another process to migrate the database'])
  })

  it('continues after a process that died in the middle, once its lease has expired', async () => {
    const [first, second] = await twoProcesses()
    // What a SIGKILL leaves behind: half of the work, and a lock whose heartbeat has stopped.
    await run(first, [marking('1')])
    await first.collection('marks').insertOne({ name: '2' })
    await first.collection<Lock>('migrationLocks').insertOne({ _id: 'migrations', owner: 'dead', beat: 7 })

    const { log, messages } = recordedLog()
    expect(await run(second, [marking('1'), marking('2')], log, 300)).toEqual(['2'])
    expect(await marks(second)).toEqual(['1', '2', '2'])
    expect(messages()).toContain('Took over the migrations of a process that no longer answers')
    expect(await second.collection('migrationLocks').countDocuments()).toBe(0)
  })

  it('continues where a killed process left off, while that process holds the lock', async () => {
    const [connection] = await twoProcesses()
    const uri = new URL(inject('mongodbUri'))
    uri.pathname = `/${connection.name}`
    const program = runProgram('test/support/migrate-and-hang.ts', {}, { args: [uri.toString()] })
    await expect.poll(program.out, { timeout: 20_000 }).toBe('half done\n')
    program.process.kill('SIGKILL')
    await program.ended
    expect(await run(connection, [marking('1')], silentLogger, 400)).toEqual(['1'])
    expect(new Set(await marks(connection))).toEqual(new Set(['half', '1']))
  })

  it('records nothing if another process took over because this one was stuck', async () => {
    const [first, second] = await twoProcesses()
    const overtaken = marking('1', {
      up: async () => {
        await second.collection('migrationLocks').updateOne({}, { $set: { owner: 'another' } })
      },
    })
    await expect(run(first, [overtaken])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/taken over/),
    })
    expect(await second.collection('migrations').countDocuments()).toBe(0)
    expect(await second.collection('migrationLocks').countDocuments({ owner: 'another' })).toBe(1)
  })

  it('keeps what was applied before a migration that fails, releases the lock, and retries the failed one', async () => {
    const [connection] = await twoProcesses()
    const failing = marking('2', { up: () => Promise.reject(new Error('disk full')) })
    await expect(run(connection, [marking('1'), failing, marking('3')])).rejects.toThrow('disk full')
    expect(await marks(connection)).toEqual(['1'])
    expect(await run(connection, [marking('1'), marking('2'), marking('3')])).toEqual(['2', '3'])
  })

  it('refuses a migration that was changed after it had been applied', async () => {
    const [connection] = await twoProcesses()
    await run(connection, [marking('0001-first')])
    await expect(run(connection, [marking('0001-first', { content: { revision: 2 } })])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^Migration 0001-first was changed after it had been applied to this database/),
    })
  })

  it('refuses a database written by a newer version, and changes nothing', async () => {
    const [connection] = await twoProcesses()
    await run(connection, [marking('1'), marking('2')])
    await expect(run(connection, [marking('1')])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        /^This database was written by a newer version of ClientSphere \(migration 2 is unknown here\)/,
      ),
    })
    expect(await marks(connection)).toEqual(['1', '2'])
  })

  it('stops waiting when told to', async () => {
    const [connection] = await twoProcesses()
    await connection.createCollection('migrationLocks')
    await connection.collection<Lock>('migrationLocks').insertOne({ _id: 'migrations', owner: 'other', beat: 1 })
    const stop = new AbortController()
    const waiting = runMigrations({ connection, migrations: [marking('1')], log: silentLogger, signal: stop.signal })
    stop.abort(new Error('Shutting down'))
    await expect(waiting).rejects.toThrow('Shutting down')
    expect(await marks(connection)).toEqual([])
  })
})

describe('planMigrations', () => {
  it('lists what would be done and changes nothing', async () => {
    const [connection] = await twoProcesses()
    expect(await planMigrations({ connection, migrations: [marking('1'), marking('2')] })).toEqual([
      { name: '1', steps: ['mark 1'] },
      { name: '2', steps: ['mark 2'] },
    ])
    expect(await connection.listCollections()).toEqual([])
    await run(connection, [marking('1')])
    const planned = await planMigrations({ connection, migrations: [marking('1'), marking('2')] })
    expect(planned.map(({ name }) => name)).toEqual(['2'])
  })

  it('refuses what runMigrations would refuse', async () => {
    const [connection] = await twoProcesses()
    await run(connection, [marking('1')])
    await expect(planMigrations({ connection, migrations: [] })).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('the migrations of the product', () => {
  it('are numbered in order, each number once', () => {
    const numbers = MIGRATIONS.map(({ name }) => Number(/^(\d{4})-[a-z0-9-]+$/.exec(name)?.[1]))
    expect(numbers).toEqual(MIGRATIONS.map((_, index) => index + 1))
  })

  it('create every collection and index that they announce, even after an interruption', async () => {
    const [connection] = await twoProcesses()
    const planned = (await planMigrations({ connection, migrations: MIGRATIONS })).flatMap(({ steps }) => steps)
    expect(planned).toContain('create collection contacts')
    expect(planned).toContain('create unique index tokenHash_1 on invites')
    expect(planned).toContain('create index at_1 (removes after 2592000 s) on commands')

    // Half of it exists already.
    await connection.createCollection('members')
    await connection.collection('commands').createIndex({ at: 1 }, { expireAfterSeconds: 2_592_000 })
    await run(connection, MIGRATIONS, silentLogger, 15_000)

    expect(await plansLeft(connection)).toEqual([])
    const indexes = await connection.collection('members').indexes()
    expect(indexes).toContainEqual(
      expect.objectContaining({ key: { workspaceId: 1, telegramUserId: 1 }, unique: true }),
    )
  })

  it('create everything that the models declare', async () => {
    const [connection] = await twoProcesses()
    await run(connection, MIGRATIONS, silentLogger, 15_000)
    const collections = (await connection.listCollections()).map(({ name }) => name)
    const models = [
      ...Object.values(createModels(connection)),
      defineJobModel(connection),
      defineTelegramUpdateModel(connection),
    ]
    for (const model of models) {
      const { schema } = model
      const collectionName = model.collection.name
      expect(collections).toContain(collectionName)
      const made = await connection.collection(collectionName).indexes()
      for (const [key, { name, unique = false, expireAfterSeconds }] of schema.indexes()) {
        const match = made.find((index) => JSON.stringify(index.key) === JSON.stringify(key))
        expect(match, `${collectionName} ${String(name)}`).toBeDefined()
        expect({ unique: match?.unique ?? false, expireAfterSeconds: match?.expireAfterSeconds }).toEqual({
          unique,
          expireAfterSeconds,
        })
      }
    }
  })
})
