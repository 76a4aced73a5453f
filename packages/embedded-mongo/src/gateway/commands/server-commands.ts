/** Commands about the server itself: what drivers ask on connecting, and what mongodb-memory-server needs to start it. */
import { Long, ObjectId, Timestamp } from 'bson'
import type { Document } from 'bson'

import { CommandError } from '../errors/command-error.ts'
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES } from '../wire/wire-message.ts'

export type ServerFacts = {
  /** Name of the replica set, '' for none. */
  readonly replSet: string
  /** host:port under which clients reach the gateway. */
  readonly address: () => string
  readonly onReplSetInitiated: () => void
  readonly onShutdown: () => void
}

export type ServerCommand = () => Document

const VERSION = '8.0.0'
// What MongoDB 8.0 announces.
const MAX_WIRE_VERSION = 25
const SESSION_MINUTES = 30
/** The same for every start: drivers take an older election for a server that was replaced. */
const ELECTION = new ObjectId('7fffffff0000000000000001')

export function createServerCommands(facts: ServerFacts): ReadonlyMap<string, ServerCommand> {
  const startedAt = Date.now()
  let initiated = false

  const replicaSet = (): Document => {
    if (facts.replSet === '') return {}
    const address = facts.address()
    const now = new Date()
    const opTime = { ts: new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }), t: Long.fromNumber(1) }
    return {
      setName: facts.replSet,
      setVersion: 1,
      hosts: [address],
      primary: address,
      me: address,
      secondary: false,
      electionId: ELECTION,
      lastWrite: { lastWriteDate: now, opTime, majorityWriteDate: now, majorityOpTime: opTime },
    }
  }
  const hello: ServerCommand = () => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    ...replicaSet(),
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: SESSION_MINUTES,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
    ok: 1,
  })
  const inReplicaSet = (answer: () => Document): ServerCommand => {
    return () => {
      if (facts.replSet === '') throw new CommandError(76, 'This node was not started with replication enabled')
      return answer()
    }
  }
  const initiate = inReplicaSet(() => {
    if (!initiated) setImmediate(facts.onReplSetInitiated)
    initiated = true
    return { ok: 1 }
  })
  const members = () => [{ _id: 0, host: facts.address() }]
  const done: ServerCommand = () => ({ ok: 1 })
  const buildInfo: ServerCommand = () => ({
    version: VERSION,
    versionArray: [8, 0, 0, 0],
    gitVersion: 'documentdb',
    modules: [],
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    storageEngines: ['documentdb'],
    ok: 1,
  })

  const commands: Readonly<Record<string, ServerCommand>> = {
    hello,
    isMaster: hello,
    ismaster: hello,
    ping: done,
    logout: done,
    buildInfo,
    buildinfo: buildInfo,
    replSetInitiate: initiate,
    replSetReconfig: initiate,
    replSetGetConfig: inReplicaSet(() => ({ config: { _id: facts.replSet, version: 1, members: members() }, ok: 1 })),
    replSetGetStatus: inReplicaSet(() => ({
      set: facts.replSet,
      date: new Date(),
      myState: 1,
      members: [{ _id: 0, name: facts.address(), health: 1, state: 1, stateStr: 'PRIMARY', self: true }],
      ok: 1,
    })),
    shutdown: () => {
      setImmediate(facts.onShutdown)
      return { ok: 1 }
    },
    serverStatus: () => ({
      host: facts.address(),
      version: VERSION,
      process: 'mongod',
      uptime: Math.floor((Date.now() - startedAt) / 1000),
      localTime: new Date(),
      storageEngine: { name: 'documentdb', supportsCommittedReads: true, persistent: true },
      ok: 1,
    }),
    hostInfo: () => ({ system: { currentTime: new Date(), hostname: facts.address() }, ok: 1 }),
    connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
    getLog: () => ({ totalLinesWritten: 0, log: [], ok: 1 }),
    getParameter: () => ({ featureCompatibilityVersion: { version: '8.0' }, ok: 1 }),
    getCmdLineOpts: () => ({ argv: [], parsed: {}, ok: 1 }),
    refreshSessions: done,
  }
  return new Map(Object.entries(commands))
}
