/** The replica set of one: under which host its only member is announced to clients, as its configuration says. */
import type { Document } from 'bson'
import { z } from 'zod'

import { CommandError } from '../errors/command-error.ts'

export type ReplicaSetConfig = {
  readonly version: number
  /** host:port; undefined if nobody named one. Each client is then told the address at which it reached the server. */
  readonly host?: string | undefined
}

export type ReplicaSet = {
  /** '' for a standalone server. */
  readonly name: string
  /** Undefined until the set is initiated. It takes writes all the same. */
  readonly config: () => ReplicaSetConfig | undefined
  /** @throws CommandError AlreadyInitialized, or InvalidReplicaSetConfig if it is not one member of this set */
  readonly initiate: (config: Document) => void
  /** @throws CommandError NotYetInitialized, or InvalidReplicaSetConfig if it is not one member of this set */
  readonly reconfigure: (config: Document) => void
}

export type ReplicaSetOptions = {
  readonly name: string
  /** From an earlier start. */
  readonly stored: ReplicaSetConfig | undefined
  readonly store: (config: ReplicaSetConfig) => void
}

const givenSchema = z.object({
  _id: z.string(),
  version: z.coerce.number().int().positive().catch(1),
  members: z.array(z.object({ host: z.string() })),
})

const INVALID = 93
const HOST = /^(?<name>\[[0-9A-Fa-f:.]+\]|[^\s:/,]+)(?::(?<port>\d{1,5}))?$/
const DEFAULT_PORT = 27_017

export function createReplicaSet({ name, stored, store }: ReplicaSetOptions): ReplicaSet {
  let current = stored

  const change = (config: ReplicaSetConfig): void => {
    store(config)
    current = config
  }
  return {
    name,
    config: () => current,
    initiate: (given) => {
      if (current !== undefined) throw new CommandError(23, 'already initialized')
      // rs.initiate() without a configuration: MongoDB makes one up, too.
      change(Object.keys(given).length === 0 ? { version: 1 } : readConfig(name, given))
    },
    reconfigure: (given) => {
      if (current === undefined) throw notYetInitialized()
      const next = readConfig(name, given)
      // Drivers ignore what an older configuration says.
      change({ ...next, version: Math.max(next.version, current.version + 1) })
    },
  }
}

export function notYetInitialized(): CommandError {
  return new CommandError(94, 'no replset config has been received')
}

function readConfig(name: string, given: Document): ReplicaSetConfig {
  const { data, error } = givenSchema.safeParse(given)
  if (data === undefined) {
    const where = error.issues[0]?.path.join('.') ?? ''
    throw new CommandError(INVALID, `The replica set configuration is not valid at '${where}'`)
  }
  if (data._id !== name) {
    throw new CommandError(
      INVALID,
      `The configuration is of the set '${data._id}'; this server was started with '${name}'`,
    )
  }
  const [member, second] = data.members
  if (member === undefined || second !== undefined) {
    throw new CommandError(
      INVALID,
      `This server is a replica set of one member; the configuration has ${data.members.length}`,
    )
  }
  const { name: host, port = DEFAULT_PORT } = HOST.exec(member.host)?.groups ?? {}
  if (host === undefined || Number(port) > 65_535) {
    throw new CommandError(INVALID, `'${member.host}' is not a host with a port, such as mongo:27017`)
  }
  return { version: data.version, host: `${host}:${port}` }
}
