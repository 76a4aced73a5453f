/**
 * What the gateway costs: five kinds of call through the driver, compared with the same calls made directly over pg, which
 * alternate with them; on throw-away data and with durable commits.
 */
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

type Launch = Parameters<typeof launchReplicaSet>[0]

const DATABASE = 'bench'
const WORKSPACE = 'w1'
const NEWEST = { at: -1, _id: -1 } as const
const CONTACTS = 5000
const ROUNDS = 600

/** Without a floor if a mongod serves, since there is no gateway then. */
export async function measure({ log }: BenchContext): Promise<BenchReport> {
  const engine = await chooseEngine(machineLookups(process.env, log))
  const measurements: Timing[] = []
  for (const lifetime of ['ephemeral', 'kept'] as const) {
    log(`Starting ${engine.description}, ${lifetime === 'kept' ? 'with durable commits' : 'waiting for no disk'}`)
    measurements.push(...(await measureOn(engine, lifetime, log)))
  }
  return { engine: engine.description, measurements }
}

async function measureOn(
  engine: Launch['engine'],
  lifetime: Launch['lifetime'],
  log: BenchContext['log'],
): Promise<Timing[]> {
  const dbPath = mkdtempSync(join(tmpdir(), 'clientsphere-bench-'))
  try {
    const launched = await launchReplicaSet({ engine, dbPath, lifetime, port: undefined, portIsFixed: false })
    const client = await MongoClient.connect(launched.uri)
    const direct = engine.kind === 'documentdb' ? await connectToEngine(dbPath, DATABASE) : undefined
    try {
      const contacts = await addContacts(client)
      log(`${CONTACTS} contacts, ${ROUNDS} rounds of each call`)
      return await measureCalls(`${lifetime}: `, client, direct, contacts)
    } finally {
      await direct?.close()
      await client.close()
      await launched.stop()
    }
  } finally {
    rmSync(dbPath, { recursive: true, force: true })
  }
}

async function addContacts(client: MongoClient): Promise<readonly Contact[]> {
  const collection = client.db(DATABASE).collection<Contact>('contacts')
  await collection.createIndex({ workspaceId: 1, at: -1, _id: -1 })
  const contacts = Array.from({ length: CONTACTS }, (_, n) => contact(n))
  await collection.insertMany(contacts)
  return contacts
}

async function measureCalls(
  prefix: string,
  client: MongoClient,
  direct: DirectEngine | undefined,
  stored: readonly Contact[],
): Promise<Timing[]> {
  const database = client.db(DATABASE)
  const contacts = database.collection<Contact>('contacts')
  const added = database.collection<Contact>('added')
  const idOf = (round: number): ObjectId => stored[(round * 7919) % CONTACTS]?._id ?? new ObjectId()
  const oneOf = (round: number) => ({ _id: idOf(round), workspaceId: WORKSPACE })
  return [
    await row(`${prefix}point read`, ROUNDS, 'at most 0.4 ms more', {
      value: (round) => contacts.findOne(oneOf(round)),
      ...floor(direct, (engine, round) =>
        engine.find({ find: 'contacts', filter: oneOf(round), limit: 1, singleBatch: true }),
      ),
    }),
    await row(`${prefix}insert`, ROUNDS, undefined, {
      value: (round) => added.insertOne(contact(round)),
      ...floor(direct, (engine, round) => engine.insert({ insert: 'added', documents: [contact(round)] })),
    }),
    await row(`${prefix}update`, ROUNDS, undefined, {
      value: (round) => contacts.updateOne({ _id: idOf(round) }, { $inc: { notes: 1 } }),
      ...floor(direct, (engine, round) => engine.update({ update: 'contacts', updates: [increment(idOf(round))] })),
    }),
    await row(`${prefix}page of 100`, ROUNDS / 6, undefined, {
      value: () => page(contacts),
      ...floor(direct, (engine) =>
        engine.find({ find: 'contacts', filter: { workspaceId: WORKSPACE }, sort: NEWEST, limit: 100, batchSize: 100 }),
      ),
    }),
    await row(`${prefix}transaction of 4 writes`, ROUNDS / 2, 'at most 1.0 ms more', {
      value: (round) => fourWrites(client, round, idOf),
      ...floor(direct, (engine, round) => fourDirectWrites(engine, round, idOf)),
    }),
  ]
}

async function row(
  name: string,
  rounds: number,
  aim: string | undefined,
  calls: Parameters<typeof timeCalls>[0],
): Promise<Timing> {
  const compare = 'difference'
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
