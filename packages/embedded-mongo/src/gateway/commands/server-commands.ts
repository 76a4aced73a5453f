/** Commands about the server itself: those that drivers send on connecting, and those that mongodb-memory-server needs. */
import { Long, ObjectId, Timestamp } from 'bson'
import type { Document } from 'bson'

import type { ClientLink } from '../engine/client-link.ts'
import { CommandError } from '../errors/command-error.ts'
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES } from '../wire/wire-message.ts'

export type ServerFacts = {
  /** Name of the replica set; '' for none. */
  readonly replSet: string
  readonly onReplSetInitiated: () => void
  readonly onShutdown: () => void
}

/**
 * Drivers go on to connect to the address that `hello` names, so each client is told the one at which it reached the
 * gateway: with `--bind_ip_all` that works from this machine and from other containers alike.
 */
export type ServerCommand = (client: ClientLink) => Document

const VERSION = '8.0.0'
// What MongoDB 8.0 announces.
const MAX_WIRE_VERSION = 25
const SESSION_MINUTES = 30
/** The same on every start: drivers ignore a primary with an older election. */
const ELECTION = new ObjectId('7fffffff0000000000000001')

export function createServerCommands(facts: ServerFacts): ReadonlyMap<string, ServerCommand> {
  const startedAt = Date.now()
  let initiated = false

  const replicaSet = ({ reachedAt: address }: ClientLink): Document => {
    if (facts.replSet === '') return {}
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
  const hello: ServerCommand = (client) => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    ...replicaSet(client),
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
  const inReplicaSet = (answer: ServerCommand): ServerCommand => {
    return (client) => {
      if (facts.replSet === '') throw new CommandError(76, 'This node was not started with replication enabled')
      return answer(client)
    }
  }
  const initiate = inReplicaSet(() => {
    if (!initiated) setImmediate(facts.onReplSetInitiated)
    initiated = true
    return { ok: 1 }
  })
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
    replSetGetConfig: inReplicaSet(({ reachedAt }) => ({
      config: { _id: facts.replSet, version: 1, members: [{ _id: 0, host: reachedAt }] },
      ok: 1,
    })),
    replSetGetStatus: inReplicaSet(({ reachedAt }) => ({
      set: facts.replSet,
      date: new Date(),
      myState: 1,
      members: [{ _id: 0, name: reachedAt, health: 1, state: 1, stateStr: 'PRIMARY', self: true }],
      ok: 1,
    })),
    shutdown: () => {
      setImmediate(facts.onShutdown)
      return { ok: 1 }
    },
    serverStatus: ({ reachedAt }) => ({
      host: reachedAt,
      version: VERSION,
      process: 'mongod',
      uptime: Math.floor((Date.now() - startedAt) / 1000),
      localTime: new Date(),
      storageEngine: { name: 'documentdb', supportsCommittedReads: true, persistent: true },
      ok: 1,
    }),
    hostInfo: ({ reachedAt }) => ({ system: { currentTime: new Date(), hostname: reachedAt }, ok: 1 }),
    connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
    getLog: () => ({ totalLinesWritten: 0, log: [], ok: 1 }),
    getParameter: () => ({ featureCompatibilityVersion: { version: '8.0' }, ok: 1 }),
    getCmdLineOpts: () => ({ argv: [], parsed: {}, ok: 1 }),
    refreshSessions: done,
  }
  return new Map(Object.entries(commands))
}
