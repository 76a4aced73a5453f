/** `npm run backup` and `npm run restore`, as an operator types them. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

import { Binary, Decimal128, Double, Int32, Long, type Document } from 'mongodb'
import { type Connection, Types } from 'mongoose'
import { describe, expect, it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import { planMigrations, runMigrations } from '../../src/database/migrations/runner.ts'
import { silentLogger } from '../../src/logger.ts'
import { testDatabaseUri } from '../support/database.ts'
import { dataFolder } from '../support/product.ts'
import { runProgram } from '../support/program.ts'

type Place = { readonly uri: string; readonly connection: Connection }

async function emptyPlace(): Promise<Place> {
  const uri = testDatabaseUri()
  const { connection, close } = await connectDatabase({ uri, log: silentLogger, poolSize: 5 })
  onTestFinished(async () => {
    await connection.dropDatabase()
    await close()
  })
  return { uri, connection }
}

/** Each test starts several processes, one after another. */
const SLOW = { timeout: 120_000 } as const

/** With every kind of value that the product stores, and some that it may store later. */
async function fullPlace(contacts: number): Promise<Place> {
  const place = await emptyPlace()
  await runMigrations({ connection: place.connection, migrations: MIGRATIONS, log: silentLogger })
  const workspaceId = new Types.ObjectId()
  await place.connection.collection('contacts').insertMany(
    Array.from({ length: contacts }, (_, index) => ({
      workspaceId,
      name: `Ґалаґан 🦔 ${index}`,
      whole: new Int32(index),
      real: new Double(index),
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('0.10'),
      bytes: new Binary(Buffer.from([0, 1, 255])),
      pattern: /^a.b$/i,
      nothing: null,
      deletedAt: null,
      updatedAt: new Date(index),
      search: { tokens: [`word${index}`], trigrams: [] },
    })),
  )
  return place
}

async function run(program: 'backup' | 'restore', uri: string, ...args: string[]) {
  const child = runProgram(`src/commands/${program}.ts`, { MONGODB_URI: uri, LOG_LEVEL: 'silent' }, { args })
  return { code: await child.ended, out: child.out(), errors: child.errors().trim() }
}

/** Every document of every collection as its bytes, and every index. */
async function contentOf({ connection }: Place): Promise<Record<string, unknown>> {
  const names = (await connection.listCollections()).map(({ name }) => name).filter((name) => name !== 'migrationLocks')
  const content = names.toSorted().map(async (name) => {
    const collection = connection.collection(name)
    const stored = (await collection.find({}, { raw: true, sort: { _id: 1 } }).toArray()) as unknown as Buffer[]
    const indexes = (await collection.listIndexes().toArray()) as Document[]
    const byName = indexes.toSorted((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1))
    return [name, { documents: stored.map((bytes) => bytes.toString('base64')), indexes: byName }] as const
  })
  return Object.fromEntries(await Promise.all(content))
}

describe('a backup', SLOW, () => {
  it('restores every document byte for byte and every index, and the product finds nothing to migrate', async () => {
    const from = await fullPlace(600)
    const folder = join(dataFolder(), 'monday')
    const made = await run('backup', from.uri, '--out', folder)
    expect({ code: made.code, errors: made.errors }).toEqual({ code: 0, errors: '' })
    expect(made.out).toMatch(/: \d+ documents of \d+ collections, last migration 0\d{3}-/u)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toMatchObject({
      format: 'clientsphere-backup',
      snapshot: true,
      collections: expect.arrayContaining([expect.objectContaining({ name: 'contacts', documents: 600 })]),
    })

    const to = await emptyPlace()
    const restored = await run('restore', to.uri, '--from', folder)
    expect({ code: restored.code, errors: restored.errors }).toEqual({ code: 0, errors: '' })
    expect(await contentOf(to)).toEqual(await contentOf(from))
    expect(await planMigrations({ connection: to.connection, migrations: MIGRATIONS })).toEqual([])
  })

  it('shows one moment, even if the database is written to in the meantime', async () => {
    const from = await fullPlace(1_200)
    const [contacts, events] = ['contacts', 'events'].map((name) => from.connection.collection(name))
    if (contacts === undefined || events === undefined) throw new Error('Two collections')
    let [running, pairs] = [true, 0]
    // Each pair is one transaction, so at any moment there are as many of one kind as of the other.
    const writing = (async () => {
      while (running) {
        await from.connection.transaction(async (session) => {
          await contacts.insertOne({ pair: pairs }, { session })
          await events.insertOne({ pair: pairs }, { session })
        })
        pairs += 1
      }
    })()
    const folder = join(dataFolder(), 'live')
    const made = await run('backup', from.uri, '--out', folder)
    running = false
    await writing
    expect(made.code, made.errors).toBe(0)
    expect(pairs).toBeGreaterThan(10)
    const { collections } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      collections: { name: string; documents: number }[]
    }
    const count = (name: string) => collections.find((one) => one.name === name)?.documents ?? 0
    expect(count('contacts') - 1_200).toBe(count('events'))
  })

  it('refuses a folder that is not empty, and leaves it and its siblings alone', async () => {
    const from = await fullPlace(1)
    const parent = dataFolder()
    writeFileSync(join(parent, 'mine.txt'), 'mine')
    const { code, errors } = await run('backup', from.uri, '--out', parent)
    expect({ code, errors }).toEqual({
      code: 1,
      errors: `${parent} is not empty: name a folder that does not exist yet`,
    })
    expect(readdirSync(parent)).toEqual(['mine.txt'])
  })
})

describe('a restore', SLOW, () => {
  async function madeBackup(contacts = 10) {
    const from = await fullPlace(contacts)
    const folder = join(dataFolder(), 'backup')
    expect((await run('backup', from.uri, '--out', folder)).code).toBe(0)
    return { from, folder }
  }

  it('refuses a database that is not empty, and replaces it when forced', async () => {
    const { from, folder } = await madeBackup()
    const to = await fullPlace(3)
    const before = await contentOf(to)
    const refused = await run('restore', to.uri, '--from', folder)
    expect(refused).toMatchObject({ code: 1, errors: expect.stringMatching(/^The database test_\w+ is not empty/u) })
    expect(await contentOf(to)).toEqual(before)
    expect(await run('restore', to.uri, '--from', folder, '--force')).toMatchObject({ code: 0, errors: '' })
    expect(await contentOf(to)).toEqual(await contentOf(from))
  })

  it('refuses a damaged backup before it touches the database', async () => {
    const { folder } = await madeBackup()
    const file = join(folder, 'contacts.bson.gz')
    const whole = readFileSync(file)
    const to = await fullPlace(2)
    const before = await contentOf(to)
    const damages: Record<string, () => void> = {
      'a byte that changed': () => changeByte(file),
      'a file cut short': () => writeFileSync(file, whole.subarray(0, -20)),
      'a file that is missing': () => rmSync(file),
      'a file that is not an archive': () => writeFileSync(file, 'hello'),
      'lengths that make no sense': () => writeFileSync(file, gzipSync(Buffer.alloc(64, 255))),
    }
    for (const [what, damage] of Object.entries(damages)) {
      writeFileSync(file, whole)
      damage()
      expect(await run('restore', to.uri, '--from', folder, '--force'), what).toMatchObject({
        code: 1,
        errors: `${file} is damaged: what it holds is not what the manifest says`,
      })
    }
    expect(await contentOf(to)).toEqual(before)
  })

  it('that was interrupted leaves a database on which nothing starts until it is repeated', async () => {
    const { from, folder } = await madeBackup(2_000)
    const to = await emptyPlace()
    const args = ['--from', folder]
    const cut = runProgram('src/commands/restore.ts', { MONGODB_URI: to.uri, LOG_LEVEL: 'silent' }, { args })
    const some = async () => (await to.connection.collection('contacts').findOne()) !== null
    await expect.poll(some, { timeout: 60_000, interval: 5 }).toBe(true)
    cut.process.kill('SIGKILL')
    await cut.ended
    await expect(planMigrations({ connection: to.connection, migrations: MIGRATIONS })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'A restore into this database was not finished: run npm run restore again, with --force',
    })
    const folderOfHalf = join(dataFolder(), 'half')
    expect(await run('backup', to.uri, '--out', folderOfHalf)).toMatchObject({
      code: 1,
      errors: 'A restore into this database was not finished: there is nothing whole to back up',
    })
    expect(existsSync(folderOfHalf)).toBe(false)
    expect((await run('restore', to.uri, '--from', folder, '--force')).code).toBe(0)
    const sums = await Promise.all([from, to].map(async (place) => sumOf(await contentOf(place))))
    expect(sums[0]).toBe(sums[1])
  })

  it.each([
    ['backup', ['--output', 'x'], 'Usage: npm run backup -- --out FOLDER [--no-snapshot]'],
    ['restore', [], 'Say where from: --from FOLDER'],
    ['restore', ['--from', '/nowhere'], '/nowhere/manifest.json cannot be read: give the folder of a backup'],
  ] as const)('of %s %j is refused with a line that says what to do', async (program, args, line) => {
    const { code, errors } = await run(program, testDatabaseUri(), ...args)
    expect(code).toBe(1)
    expect(errors).toContain(line)
  })
})

function sumOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** In the documents, so that the archive itself is sound. */
function changeByte(file: string): void {
  const content = gunzipSync(readFileSync(file))
  const at = content.indexOf('word3')
  content.write('word4', at)
  writeFileSync(file, gzipSync(content))
}
