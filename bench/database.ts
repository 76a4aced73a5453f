/** What the gateway costs: five kinds of call through the driver, compared with the same calls made directly over pg. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { MongoClient, ObjectId } from 'mongodb'
import type { Collection } from 'mongodb'

import { chooseEngine } from '@clientsphere/embedded-mongo/choose-engine'
import { launchReplicaSet } from '@clientsphere/embedded-mongo/launch-replica-set'
import { machineLookups } from '@clientsphere/embedded-mongo/machine-lookups'
import { connectToEngine } from './harness/direct-engine.ts'
import type { DirectEngine } from './harness/direct-engine.ts'
import type { BenchContext, BenchReport, Timing } from './harness/report.ts'
import { timeCalls } from './harness/time-calls.ts'

type Contact = {
  _id: ObjectId
  workspaceId: string
  n: number
  name: string
  email: string
  tags: string[]
  at: Date
  notes?: number
}

const DATABASE = 'bench'
const WORKSPACE = 'w1'
const NEWEST = { at: -1, _id: -1 } as const
const CONTACTS = 5000
const ROUNDS = 600

/** Without a floor if a mongod serves, since there is no gateway then. */
export async function measure({ log }: BenchContext): Promise<BenchReport> {
  const dbPath = mkdtempSync(join(tmpdir(), 'clientsphere-bench-'))
  try {
    const engine = await chooseEngine(machineLookups(process.env, log))
    log(`Starting ${engine.description}, with nothing waiting for the disk`)
    const options = { engine, dbPath, lifetime: 'ephemeral', port: undefined, portIsFixed: false } as const
    const launched = await launchReplicaSet(options)
    const client = await MongoClient.connect(launched.uri)
    const direct = engine.kind === 'documentdb' ? await connectToEngine(dbPath, DATABASE) : undefined
    try {
      return { engine: engine.description, measurements: await measureCalls(client, direct, log) }
    } finally {
      await direct?.close()
      await client.close()
      await launched.stop()
    }
  } finally {
    rmSync(dbPath, { recursive: true, force: true })
  }
}

async function measureCalls(
  client: MongoClient,
  direct: DirectEngine | undefined,
  log: BenchContext['log'],
): Promise<Timing[]> {
  const database = client.db(DATABASE)
  const contacts = await database.createCollection<Contact>('contacts')
  await contacts.createIndex({ workspaceId: 1, ...NEWEST }, { name: 'newest' })
  await database.createCollection('added')
  const documents = Array.from({ length: CONTACTS }, (_, n) => contact(n))
  await contacts.insertMany(documents)
  const idOf = (round: number): ObjectId => documents[(round * 7919) % CONTACTS]?._id ?? new ObjectId()
  log(`${CONTACTS} contacts, ${ROUNDS} rounds of each call`)

  const added = database.collection<Contact>('added')
  return [
    await row('point read', ROUNDS, 'difference', 'at most 0.4 ms more', {
      value: (round) => contacts.findOne({ _id: idOf(round) }),
      ...floor(direct, (engine, round) =>
        engine.find({ find: 'contacts', filter: { _id: idOf(round) }, limit: 1, singleBatch: true }),
      ),
    }),
    await row('insert', ROUNDS, 'difference', undefined, {
      value: (round) => added.insertOne(contact(round)),
      ...floor(direct, (engine, round) => engine.insert({ insert: 'added', documents: [contact(round)] })),
    }),
    await row('update', ROUNDS, 'difference', undefined, {
      value: (round) => contacts.updateOne({ _id: idOf(round) }, { $inc: { notes: 1 } }),
      ...floor(direct, (engine, round) => engine.update({ update: 'contacts', updates: [increment(idOf(round))] })),
    }),
    await row('page of 100', ROUNDS / 3, 'difference', undefined, {
      value: () => page(contacts),
      ...floor(direct, (engine) =>
        engine.find({ find: 'contacts', filter: { workspaceId: WORKSPACE }, sort: NEWEST, limit: 100, batchSize: 100 }),
      ),
    }),
    await row('transaction of 4 writes', ROUNDS / 3, 'difference', undefined, {
      value: (round) => fourWrites(client, round, idOf),
      ...floor(direct, (engine, round) => fourDirectWrites(engine, round, idOf)),
    }),
  ]
}

async function row(
  name: string,
  rounds: number,
  compare: Timing['compare'],
  aim: string | undefined,
  calls: Parameters<typeof timeCalls>[0],
): Promise<Timing> {
  return { kind: 'timing', name, compare, ...(aim === undefined ? {} : { aim }), ...(await timeCalls(calls, rounds)) }
}

function floor(
  direct: DirectEngine | undefined,
  call: (engine: DirectEngine, round: number) => Promise<unknown>,
): { floor?: (round: number) => Promise<unknown> } {
  return direct === undefined ? {} : { floor: (round) => call(direct, round) }
}

function contact(n: number): Contact {
  const name = `Contact ${n} Lindqvist`
  const at = new Date(1_700_000_000_000 + n * 60_000)
  return {
    _id: new ObjectId(),
    workspaceId: WORKSPACE,
    n,
    name,
    email: `contact.${n}@example.com`,
    tags: ['lead', `t${n % 20}`],
    at,
  }
}

function increment(id: ObjectId): { readonly q: { _id: ObjectId }; readonly u: { $inc: { notes: number } } } {
  return { q: { _id: id }, u: { $inc: { notes: 1 } } }
}

function page(contacts: Collection<Contact>): Promise<Contact[]> {
  return contacts.find({ workspaceId: WORKSPACE }).sort(NEWEST).limit(100).batchSize(100).toArray()
}

function fourWrites(client: MongoClient, round: number, idOf: (round: number) => ObjectId): Promise<unknown> {
  const database = client.db(DATABASE)
  return client.withSession((session) =>
    session.withTransaction(async () => {
      for (const step of [0, 1]) {
        await database.collection<Contact>('added').insertOne(contact(round), { session })
        await database
          .collection<Contact>('contacts')
          .updateOne({ _id: idOf(round + step) }, { $inc: { notes: 1 } }, { session })
      }
    }),
  )
}

async function fourDirectWrites(engine: DirectEngine, round: number, idOf: (round: number) => ObjectId): Promise<void> {
  await engine.transaction(async () => {
    for (const step of [0, 1]) {
      await engine.insert({ insert: 'added', documents: [contact(round)] })
      await engine.update({ update: 'contacts', updates: [increment(idOf(round + step))] })
    }
  })
}
