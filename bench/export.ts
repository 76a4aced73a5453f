/** What the REST export costs over HTTP, against a bare driver cursor over the same records through JSON.stringify. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { type Document, ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'

import { connectDatabase } from '../src/database/connect.ts'
import { chooseEngine } from '@clientsphere/embedded-mongo/choose-engine'
import { launchReplicaSet } from '@clientsphere/embedded-mongo/launch-replica-set'
import { machineLookups } from '@clientsphere/embedded-mongo/machine-lookups'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { silentLogger } from '../src/logger.ts'
import type { ServedMemory, ServedTask } from './export/served.ts'
import { type ExportServer, openServer } from './export/server.ts'
import type { BenchContext, BenchReport, Figure, Timing } from './harness/report.ts'
import { timeCalls } from './harness/time-calls.ts'

const CONTACTS = 100_000
const BATCH = 1000
const ROUNDS = 3
const WORKSPACE = new ObjectId()
const MIB = 1024 ** 2
const FIRST_BYTES = 20
const LEFTOVER_MS = 1_500

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
      return { engine: engine.description, measurements: await measureExport(database.connection, uri.toString(), log) }
    } finally {
      await database.close()
      await launched.stop()
    }
  } finally {
    rmSync(dbPath, { recursive: true, force: true })
  }
}

async function measureExport(
  connection: Connection,
  uri: string,
  log: BenchContext['log'],
): Promise<readonly (Timing | Figure)[]> {
  const contacts = connection.collection('contacts')
  log(`Writing ${CONTACTS} contacts`)
  for (let from = 0; from < CONTACTS; from += BATCH)
    await contacts.insertMany(Array.from({ length: BATCH }, (_, index) => contact(from + index)))
  const { url, key, close } = await openServer(connection, WORKSPACE)
  const read = (path: string) => download(`${url}/api/v1${path}`, key)
  try {
    const { bytes } = await read('/export/contacts.ndjson')
    log(`${CONTACTS} contacts are ${Math.round(bytes / MIB)} MiB of NDJSON; ${ROUNDS} rounds`)
    const floor = () => bareCursor(contacts)
    const whole = await timeCalls({ value: () => read('/export/contacts.ndjson'), floor }, ROUNDS, 1)

    const memory = await measureMemory(uri)

    const first: number[] = []
    for (let round = 0; round < FIRST_BYTES; round += 1) {
      // The database continues for a while with the abandoned export, which must not count for the next one.
      await sleep(LEFTOVER_MS)
      first.push(await firstByte(`${url}/api/v1/export/contacts.ndjson`, key))
    }
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
        value: (memory.highest - memory.idle) / MIB,
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

/** The minimum of work: the same fields of the same records in the same order, each as a line of JSON. */
async function bareCursor(contacts: ReturnType<Connection['collection']>): Promise<number> {
  let length = 0
  const projection = { search: 0, sortName: 0 }
  const cursor = contacts.find({ workspaceId: WORKSPACE, deletedAt: null }, { projection, batchSize: BATCH })
  for await (const one of cursor.sort({ updatedAt: 1, _id: 1 })) length += `${JSON.stringify(one)}\n`.length
  return length
}

/** Reads an answer to its end and discards it. */
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

/** One export by a dedicated server, read in this process so that the client's memory does not count. */
async function measureMemory(uri: string): Promise<ServedMemory> {
  const child = fork(fileURLToPath(new URL('./export/served.ts', import.meta.url)), {
    execArgv: [...process.execArgv, '--expose-gc'],
  })
  try {
    child.send({ uri, workspaceId: WORKSPACE.toHexString() } satisfies ServedTask)
    const [{ url, key }] = (await once(child, 'message')) as [Pick<ExportServer, 'url' | 'key'>]
    await download(`${url}/api/v1/export/contacts.ndjson`, key)
    child.send('done')
    const [memory] = (await once(child, 'message')) as [ServedMemory]
    await once(child, 'exit')
    return memory
  } finally {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  }
}

/** @returns milliseconds to the first byte of the body, without waiting for the rest */
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
    touchedAt: at,
    createdAt: at,
    updatedAt: at,
  }
}
