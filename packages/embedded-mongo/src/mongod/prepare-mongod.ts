/** Makes a newly started mongod usable: initiates its replica set and creates the one user that everything else connects as. */
import { setTimeout as sleep } from 'node:timers/promises'

import { MongoClient, MongoServerError } from 'mongodb'
import type { Db } from 'mongodb'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'

export const USER_NAME = 'clientsphere'
const ROLES = [{ role: 'root', db: 'admin' }]

/** MongoDB's error codes. */
const ALREADY_INITIALIZED = 23
const USER_EXISTS = 51_003
/** A replica set of one elects itself within seconds, unless it has to recover first. */
const PRIMARY_WITHIN_MS = 120_000

type PrepareOptions = {
  readonly port: number
  readonly key: string
  readonly password: string
  readonly replicaSet: string
}

/** @throws EmbeddedMongoError if no primary is elected, or the driver's error */
export async function prepareMongod({ port, key, password, replicaSet }: PrepareOptions): Promise<void> {
  // The members of a replica set log in as this user, whose password is the key and which exists without being created.
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    auth: { username: '__system', password: key },
    authSource: 'local',
    authMechanism: 'SCRAM-SHA-256',
  })
  try {
    await client.connect()
    const admin = client.db('admin')
    const config = { _id: replicaSet, members: [{ _id: 0, host: `127.0.0.1:${port}` }] }
    await unless(ALREADY_INITIALIZED, () => admin.command({ replSetInitiate: config }))
    await waitForPrimary(admin)
    const user = { pwd: password, roles: ROLES, mechanisms: ['SCRAM-SHA-256'] }
    const created = await unless(USER_EXISTS, () => admin.command({ createUser: USER_NAME, ...user }))
    // The key may have been replaced since.
    if (!created) await admin.command({ updateUser: USER_NAME, ...user })
  } finally {
    await client.close()
  }
}

/** @returns whether it was done; false if it failed with that code */
async function unless(code: number, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    if (error instanceof MongoServerError && error.code === code) return false
    throw error
  }
}

async function waitForPrimary(admin: Db): Promise<void> {
  for (const end = Date.now() + PRIMARY_WITHIN_MS; Date.now() < end; await sleep(50)) {
    const { isWritablePrimary } = await admin.command({ hello: 1 })
    if (isWritablePrimary === true) return
  }
  throw new EmbeddedMongoError('MongoDB has started, but takes no writes')
}
