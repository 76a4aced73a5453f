/** Commands about the server itself: those that drivers send on connecting, and those that mongodb-memory-server needs. */
import { deserialize, Long, ObjectId, Timestamp } from 'bson'
import type { Document } from 'bson'

import type { ClientLink } from '../engine/client-link.ts'
import { CommandError } from '../errors/command-error.ts'
import { BSON_TYPE } from '../wire/bson-scan.ts'
import type { CommandEnvelope } from '../wire/command-envelope.ts'
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES } from '../wire/wire-message.ts'
import { notYetInitialized } from './replica-set.ts'
import type { ReplicaSet, ReplicaSetConfig } from './replica-set.ts'

export type ServerFacts = {
  readonly replicaSet: ReplicaSet
  readonly onReplSetInitiated: () => void
  readonly onShutdown: () => void
}

/**
 * Drivers go on to connect to the address that `hello` names: the one of the replica set's configuration. As long as
 * nobody has configured one, each client is told the address at which it reached the gateway.
 */
export type ServerCommand = (client: ClientLink, envelope: CommandEnvelope) => Document

const VERSION = '8.0.0'
// What MongoDB 8.0 announces.
const MAX_WIRE_VERSION = 25
const SESSION_MINUTES = 30
const SHUTDOWN_REFUSED =
  'shutdown is only accepted on the unix socket in the data folder, from the account that started this server. Stop the process with SIGTERM'
/** The same on every start: drivers ignore a primary with an older election. */
const ELECTION = new ObjectId('7fffffff0000000000000001')

export function createServerCommands(facts: ServerFacts): ReadonlyMap<string, ServerCommand> {
  const { replicaSet } = facts
  const startedAt = Date.now()
  let told = false

  const addressFor = ({ reachedAt }: ClientLink): string => replicaSet.config()?.host ?? reachedAt
  const membership = (client: ClientLink): Document => {
    if (replicaSet.name === '') return {}
    const address = addressFor(client)
    const now = new Date()
    const opTime = { ts: new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }), t: Long.fromNumber(1) }
    return {
      setName: replicaSet.name,
      setVersion: replicaSet.config()?.version ?? 1,
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
    ...membership(client),
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
    return (client, envelope) => {
      if (replicaSet.name === '') throw new CommandError(76, 'This node was not started with replication enabled')
      return answer(client, envelope)
    }
  }
  const configured = (answer: (config: ReplicaSetConfig, address: string) => Document): ServerCommand =>
    inReplicaSet((client) => {
      const config = replicaSet.config()
      if (config === undefined) throw notYetInitialized()
      return answer(config, addressFor(client))
    })
  const configure = (change: (config: Document) => void): ServerCommand =>
    inReplicaSet((_client, envelope) => {
      change(argumentOf(envelope))
      if (!told) setImmediate(facts.onReplSetInitiated)
      told = true
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
    replSetInitiate: configure(replicaSet.initiate),
    replSetReconfig: configure(replicaSet.reconfigure),
    replSetGetConfig: configured(({ version }, host) => ({
      config: { _id: replicaSet.name, version, members: [{ _id: 0, host }] },
      ok: 1,
    })),
    replSetGetStatus: configured((_config, name) => ({
      set: replicaSet.name,
      date: new Date(),
      myState: 1,
      members: [{ _id: 0, name, health: 1, state: 1, stateStr: 'PRIMARY', self: true }],
      ok: 1,
    })),
    shutdown: ({ isOwner }) => {
      // Whoever can reach the port could end the server.
      if (!isOwner) throw new CommandError(13, SHUTDOWN_REFUSED)
      setImmediate(facts.onShutdown)
      return { ok: 1 }
    },
    serverStatus: (client) => ({
      host: addressFor(client),
      version: VERSION,
      process: 'mongod',
      uptime: Math.floor((Date.now() - startedAt) / 1000),
      localTime: new Date(),
      storageEngine: { name: 'documentdb', supportsCommittedReads: true, persistent: true },
      ok: 1,
    }),
    hostInfo: (client) => ({ system: { currentTime: new Date(), hostname: addressFor(client) }, ok: 1 }),
    connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
    getLog: () => ({ totalLinesWritten: 0, log: [], ok: 1 }),
    getParameter: () => ({ featureCompatibilityVersion: { version: '8.0' }, ok: 1 }),
    getCmdLineOpts: () => ({ argv: [], parsed: {}, ok: 1 }),
    refreshSessions: done,
  }
  return new Map(Object.entries(commands))
}

/** A command's own value if that is a document, else an empty one. */
function argumentOf({ source, elements: [value] }: CommandEnvelope): Document {
  if (value?.type !== BSON_TYPE.document) return {}
  return deserialize(source.subarray(value.valueStart, value.end))
}
