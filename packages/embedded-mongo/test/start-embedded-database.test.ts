/** The embedded database as an app uses it, on whichever engine this machine has. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { MongoClient } from 'mongodb'
import { afterAll, afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'

import { chooseEngine } from '../src/choose-engine.ts'
import { machineLookups } from '../src/machine-lookups.ts'
import { startEmbeddedDatabase } from '../src/start-embedded-database.ts'
import { processesNaming, remainingProcesses, startEmbeddedApp } from './support/embedded-app.ts'

// Real servers and processes are started, at times on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const folders: string[] = []
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-test-'))
  folders.push(folder)
  return folder
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))
afterEach(() => void vi.unstubAllEnvs())

async function add(uri: string, text: string): Promise<readonly string[]> {
  const client = await MongoClient.connect(uri)
  try {
    const notes = client.db('crm').collection<{ text: string }>('notes')
    await notes.insertOne({ text }, { writeConcern: { w: 'majority', journal: true } })
    return (await notes.find().sort({ _id: 1 }).toArray()).map((note) => note.text)
  } finally {
    await client.close()
  }
}

async function startedUri(app: ReturnType<typeof startEmbeddedApp>): Promise<string> {
  const started = await app.started
  if ('error' in started) throw new Error(started.error)
  return started.uri
}

describe('a persistent embedded database', () => {
  it('has its data right after the app was killed, even on a path longer than a socket may have', async () => {
    const dataDir = join(newFolder(), 'a-long-name-'.repeat(9), 'data')
    const first = startEmbeddedApp(dataDir)
    await add(await startedUri(first), 'before the kill')
    first.child.kill('SIGKILL')
    await first.ended

    const second = startEmbeddedApp(dataDir)
    expect(await add(await startedUri(second), 'after the kill')).toEqual(['before the kill', 'after the kill'])
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(processesNaming(dataDir)).toEqual([])
  })

  it('says that the engine runs before it serves', async () => {
    const told: string[] = []
    const database = await startEmbeddedDatabase({
      dataDir: join(newFolder(), 'data'),
      onLaunch: () => told.push('runs'),
    })
    onTestFinished(database.stop)
    told.push('serves')
    expect(told).toEqual(['runs', 'serves'])
  })

  it('leaves no process after the app was killed', async () => {
    const dataDir = join(newFolder(), 'data')
    const app = startEmbeddedApp(dataDir)
    await app.started
    expect(processesNaming(dataDir).length).toBeGreaterThan(1)
    app.child.kill('SIGKILL')
    expect(await remainingProcesses(dataDir)).toEqual([])
  })

  it('leaves no process when it is killed during its start, and starts after that', async () => {
    const dataDir = join(newFolder(), 'data')
    for (const attempt of [1, 2]) {
      const app = startEmbeddedApp(dataDir)
      while (processesNaming(dataDir).length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
      app.child.kill('SIGKILL')
      await app.ended
      expect(await remainingProcesses(dataDir), `start ${attempt}`).toEqual([])
    }
    const last = startEmbeddedApp(dataDir)
    expect(await add(await startedUri(last), 'made in the end')).toEqual(['made in the end'])
    last.child.stdin?.end()
    expect(await last.ended).toBe(0)
  })

  it('serves the same data over a unix socket of its own account, after a kill too', async () => {
    const dataDir = join(newFolder(), 'data')
    const killed = startEmbeddedApp(dataDir)
    await add(await startedUri(killed), 'before')
    killed.child.kill('SIGKILL')
    await killed.ended

    const database = await startEmbeddedDatabase({ dataDir })
    onTestFinished(database.stop)
    const socket = join(dataDir, 'documentdb', 'mongodb.sock')
    if (existsSync(socket)) {
      expect(database.uri).toContain(encodeURIComponent(socket))
      expect(statSync(socket).mode & 0o777).toBe(0o600)
    }
    const client = await MongoClient.connect(database.uri)
    const notes = client.db('crm').collection('notes')
    await client.withSession((session) =>
      session.withTransaction(() => notes.insertOne({ text: 'in a transaction' }, { session })),
    )
    await client.close()
    expect(await add(database.uri, 'after')).toEqual(['before', 'in a transaction', 'after'])
    await database.stop()
    expect(existsSync(socket)).toBe(false)
  })

  it('tells a second start which process has the folder, and the first carries on', async () => {
    const dataDir = join(newFolder(), 'data')
    const first = startEmbeddedApp(dataDir)
    const uri = await startedUri(first)
    const message = `The data folder ${dataDir} is in use by process ${first.pid}, since 20`
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toMatchObject({
      name: 'EmbeddedMongoError',
      message: expect.stringContaining(message),
    })
    expect(await add(uri, 'still served')).toEqual(['still served'])
    first.child.stdin?.end()
    await first.ended
  })

  it('lets one of two that start at the same moment through', async () => {
    const dataDir = join(newFolder(), 'data')
    const apps = [startEmbeddedApp(dataDir), startEmbeddedApp(dataDir)]
    const started = await Promise.all(apps.map((app) => app.started))
    expect(started.filter((result) => 'uri' in result)).toHaveLength(1)
    expect(started.find((result) => 'error' in result)).toMatchObject({
      error: expect.stringMatching(/in use by process/),
    })
    apps.forEach((app) => app.child.stdin?.end())
    await Promise.all(apps.map((app) => app.ended))
  })

  it('reports damaged data, and keeps it', async () => {
    const dataDir = join(newFolder(), 'data')
    const app = startEmbeddedApp(dataDir)
    await app.started
    app.child.stdin?.end()
    await app.ended
    const control = join(dataDir, 'documentdb/postgres/global/pg_control')
    const turtle = join(dataDir, 'mongod/WiredTiger.turtle')
    const damaged = existsSync(control) ? control : turtle
    truncateSync(damaged, 10)
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toMatchObject({
      name: 'EmbeddedMongoError',
      message: expect.stringContaining(dataDir),
    })
    expect(existsSync(damaged)).toBe(true)
    expect(processesNaming(dataDir)).toEqual([])
  })
})

describe('a data folder that cannot be used', () => {
  it('is named when it is a file', async () => {
    const dataDir = join(newFolder(), 'data')
    writeFileSync(dataDir, '')
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toThrow(`The data folder ${dataDir} cannot be written`)
  })

  it.each([
    ['no version', (cluster: string) => void cluster, /damaged \(its PG_VERSION cannot be read\)/],
    ['a garbled version', (cluster: string) => writeFileSync(join(cluster, 'PG_VERSION'), 'x\0y'), /damaged/],
    [
      'another version',
      (cluster: string) => writeFileSync(join(cluster, 'PG_VERSION'), '15\n'),
      /created by PostgreSQL 15/,
    ],
  ])('is refused when its database has %s', async (_title, spoil, message) => {
    const dataDir = newFolder()
    const cluster = join(dataDir, 'documentdb/postgres')
    mkdirSync(cluster, { recursive: true })
    spoil(cluster)
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toThrow(message)
    expect(readdirSync(dataDir)).toEqual(['documentdb'])
  })

  it('is refused when the named mongod did not create it', async () => {
    const engine = await chooseEngine(machineLookups(process.env, () => {}))
    const dataDir = newFolder()
    mkdirSync(join(dataDir, 'documentdb'))
    vi.stubEnv('MONGOMS_SYSTEM_BINARY', engine.binary)
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toThrow(/created with DocumentDB and cannot be opened/)
  })
})

describe('a mongod on PATH', () => {
  it('is the first choice, and serves kept data again after a restart', async () => {
    const engine = await chooseEngine(machineLookups(process.env, () => {}))
    const bin = newFolder()
    symlinkSync(engine.binary, join(bin, 'mongod'))
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH'] ?? ''}`)
    const dataDir = join(newFolder(), 'data')
    for (const expected of [['first'], ['first', 'second']]) {
      const database = await startEmbeddedDatabase({ dataDir })
      expect(database.engine).toBe(engine.description)
      expect(await add(database.uri, expected.at(-1) ?? '')).toEqual(expected)
      await database.stop()
    }
    expect(readdirSync(dataDir)).toContain('mongod')
    expect(readdirSync(dataDir)).not.toContain('documentdb')
  })
})

describe('a throw-away embedded database', () => {
  it('supports transactions at once, and leaves neither folder nor process', async () => {
    const temporary = newFolder()
    vi.stubEnv('TMPDIR', temporary)
    const database = await startEmbeddedDatabase({ ephemeral: true })
    const client = await MongoClient.connect(database.uri)
    await client.db('crm').createCollection('notes')
    await client.withSession((session) =>
      session.withTransaction(() => client.db('crm').collection('notes').insertOne({ a: 1 }, { session })),
    )
    expect(await client.db('crm').collection('notes').countDocuments()).toBe(1)
    await client.close()
    await Promise.all([database.stop(), database.stop()])
    expect(databasesIn(temporary)).toEqual([])
    expect(processesNaming(temporary)).toEqual([])
  })

  it('leaves no process after the app was killed', async () => {
    const temporary = newFolder()
    const app = startEmbeddedApp('ephemeral', { env: { ...process.env, TMPDIR: temporary } })
    await startedUri(app)
    app.child.kill('SIGKILL')
    expect(await remainingProcesses(temporary)).toEqual([])
  })
})

/** Other programs (the TypeScript loader) use the temporary folder too. */
function databasesIn(temporary: string): readonly string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('embedded-mongo'))
}
