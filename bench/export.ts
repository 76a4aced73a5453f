/** What the REST export costs over HTTP, against a bare driver cursor over the same records through JSON.stringify. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { get } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Document, ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'

import { systemClock } from '../src/clock.ts'
import { connectDatabase } from '../src/database/connect.ts'
import { chooseEngine } from '../src/database/embedded/choose-engine.ts'
import { launchReplicaSet } from '../src/database/embedded/launch-replica-set.ts'
import { machineLookups } from '../src/database/embedded/machine-lookups.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { createRateLimiter } from '../src/http/api/rate-limit.ts'
import { createHttpApp } from '../src/http/create-http-app.ts'
import { createHealth } from '../src/http/health.ts'
import { serve } from '../src/http/serve.ts'
import { silentLogger } from '../src/logger.ts'
import { createModels } from '../src/models/models.ts'
import { hashKey } from '../src/services/api-keys/hash-key.ts'
import { newKey } from '../src/services/api-keys/key-format.ts'
import { createAuthenticateKey } from '../src/services/api-keys/authenticate-key.ts'
import { createCursors } from '../src/services/export/cursor.ts'
import { createListChanges } from '../src/services/export/list-changes.ts'
import { createListRecords } from '../src/services/export/list-records.ts'
import { createReadRecord } from '../src/services/export/read-record.ts'
import { createStreamRecords } from '../src/services/export/stream-records.ts'
import type { BenchContext, BenchReport, Figure, Timing } from './harness/report.ts'
import { timeCalls } from './harness/time-calls.ts'

const CONTACTS = 100_000
const BATCH = 1000
const ROUNDS = 3
const WORKSPACE = new ObjectId()
const MIB = 1024 ** 2

export async function measure({ log }: BenchContext): Promise<BenchReport> {
  const dbPath = mkdtempSync(join(tmpdir(), 'clientsphere-bench-'))
  try {
    const engine = await chooseEngine(machineLookups(process.env, log))
    log(`Starting ${engine.description}, with nothing waiting for the disk`)
    const options = { engine, dbPath, lifetime: 'ephemeral', port: undefined, portIsFixed: false } as const
    const launched = await launchReplicaSet(options)
    const uri = new URL(launched.uri)
    uri.pathname = '/bench'
    const database = await connectDatabase({ uri: uri.toString(), log: silentLogger, poolSize: 10 })
    try {
      await runMigrations({ connection: database.connection, migrations: MIGRATIONS, log: silentLogger })
      return { engine: engine.description, measurements: await measureExport(database.connection, log) }
    } finally {
      await database.close()
      await launched.stop()
    }
  } finally {
    rmSync(dbPath, { recursive: true, force: true })
  }
}

async function measureExport(connection: Connection, log: BenchContext['log']): Promise<readonly (Timing | Figure)[]> {
  const contacts = connection.collection('contacts')
  log(`Writing ${CONTACTS} contacts`)
  for (let from = 0; from < CONTACTS; from += BATCH)
    await contacts.insertMany(Array.from({ length: BATCH }, (_, index) => contact(from + index)))
  const { url, key, close } = await openServer(connection)
  const read = (path: string) => download(`${url}/api/v1${path}`, key)
  try {
    const { bytes } = await read('/export/contacts.ndjson')
    log(`${CONTACTS} contacts are ${Math.round(bytes / MIB)} MiB of NDJSON; ${ROUNDS} rounds`)
    const floor = () => bareCursor(contacts)
    const whole = await timeCalls({ value: () => read('/export/contacts.ndjson'), floor }, ROUNDS, 1)

    globalThis.gc?.()
    const idle = process.memoryUsage().rss
    let highest = idle
    const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 10)
    await downloadElsewhere(`${url}/api/v1/export/contacts.ndjson`, key)
    clearInterval(watch)

    const first: number[] = []
    for (let round = 0; round < 20; round += 1) first.push(await firstByte(`${url}/api/v1/export/contacts.ndjson`, key))
    const rate = (ms: readonly number[] = []) => (CONTACTS * ms.length * 1000) / ms.reduce((sum, one) => sum + one, 0)
    return [
      { kind: 'timing', name: 'NDJSON of 100,000 contacts', compare: 'ratio', ...whole, aim: 'at most × 1.43' },
      {
        kind: 'figure',
        name: 'contacts a second',
        value: rate(whole.ms),
        floor: rate(whole.floorMs),
        unit: '/s',
        aim: 'at least × 0.7',
      },
      { kind: 'timing', name: 'first byte', compare: 'difference', ms: first, aim: 'below 200 ms' },
      {
        kind: 'figure',
        name: 'memory above idle',
        value: (highest - idle) / MIB,
        unit: 'MiB',
        aim: 'less than 150 MiB',
      },
      {
        kind: 'timing',
        name: 'page of 100',
        compare: 'difference',
        ...(await timeCalls({ value: () => read('/contacts?limit=100') }, 100)),
      },
    ]
  } finally {
    await close()
  }
}

/** What there is to do at the least: the same fields of the same records in the same order, each as a line of JSON. */
async function bareCursor(contacts: ReturnType<Connection['collection']>): Promise<number> {
  let length = 0
  const projection = { search: 0, sortName: 0 }
  const cursor = contacts.find({ workspaceId: WORKSPACE, deletedAt: null }, { projection, batchSize: BATCH })
  for await (const one of cursor.sort({ updatedAt: 1, _id: 1 })) length += `${JSON.stringify(one)}\n`.length
  return length
}

async function openServer(connection: Connection) {
  const models = createModels(connection)
  const pepper = randomBytes(32)
  const { plaintext, prefixId, body } = newKey()
  const own = { workspaceId: WORKSPACE, createdBy: new ObjectId(), name: 'Bench', scopes: ['contacts'] as const }
  await models.apiKeys.create([{ ...own, scopes: [...own.scopes], prefixId, hash: hashKey(body, pepper) }])
  const clock = systemClock
  const deps = { models, clock, cursors: createCursors({ secret: pepper, clock }) }
  const limit = { points: 1_000_000, windowSeconds: 60 }
  const rateLimiter = createRateLimiter({ client: connection.getClient(), databaseName: connection.name, limit })
  const app = createHttpApp({
    log: silentLogger,
    health: createHealth({ version: 'bench', clock }),
    api: {
      authenticate: createAuthenticateKey({ models, clock, pepper }),
      export: {
        list: createListRecords(deps),
        read: createReadRecord(deps),
        changes: createListChanges(deps),
        stream: createStreamRecords(deps),
      },
      rateLimiter,
      isOpen: () => true,
      version: 'bench',
    },
  })
  const server = await serve({ app, host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' })
  return { url: server.url, key: plaintext, close: () => server.close(1000) }
}

/** Reads an answer to its end and keeps nothing of it. */
function download(url: string, key: string): Promise<{ readonly bytes: number }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { authorization: `Bearer ${key}` } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => void (bytes += chunk.length))
      response.once('end', () =>
        response.statusCode === 200
          ? resolve({ bytes })
          : reject(new Error(`The server answered ${response.statusCode}`)),
      )
      response.once('error', reject)
    })
    request.once('error', reject)
  })
}

/** As {@link download}, in a process of its own: what the client holds is not the server's memory. */
function downloadElsewhere(url: string, key: string): Promise<void> {
  const script = `const [url, key] = process.argv.slice(1)
    const { body } = await fetch(url, { headers: { authorization: 'Bearer ' + key } })
    for await (const chunk of body) void chunk`
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, url, key], { stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The client ended with ${code}`))))
  })
}

/** @returns milliseconds to the first byte of the body; the rest is not waited for */
function firstByte(url: string, key: string): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { authorization: `Bearer ${key}` } }, (response) => {
      response.once('data', () => {
        resolve(performance.now() - begun)
        request.destroy()
      })
      response.on('error', () => {})
    })
    request.once('error', reject)
  })
}

function contact(n: number): Document {
  const at = new Date(1_700_000_000_000 + n * 1000)
  const name = `Contact ${n} Lindqvist`
  return {
    _id: new ObjectId(),
    workspaceId: WORKSPACE,
    name,
    displayName: name,
    sortName: name.toLowerCase(),
    emails: [{ value: `contact.${n}@example.com`, normalized: `contact.${n}@example.com` }],
    phones: [{ value: `+49 30 ${n}`, e164: `+4930${String(n).padStart(6, '0')}` }],
    companyId: new ObjectId(),
    jobTitle: 'Head of purchasing',
    tags: ['lead', `t${n % 20}`],
    ownerId: new ObjectId(),
    source: 'manual',
    nextTaskAt: null,
    search: { tokens: ['contact', String(n), 'lindqvist'], trigrams: [] },
    deletedAt: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
}
