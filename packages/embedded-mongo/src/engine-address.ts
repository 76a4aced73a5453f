/** Where a started engine listens, and the address at which only this account reaches it. */
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { EngineGuard } from './engine.ts'
import { keptClusterKey, passwordOf } from './mongod/cluster-key.ts'
import { prepareMongod, USER_NAME } from './mongod/prepare-mongod.ts'
import { fitsSocketPath, shortFolder } from './socket-path.ts'

/** Part of a mongod's data: with another name, existing data would not open. */
export const REPLICA_SET = 'clientsphere'

export type EngineAddress = {
  readonly uri: string
  /** Arguments for the program. */
  readonly args: readonly string[]
  readonly auth: boolean
  /** Called once the program listens. @throws if it cannot be used */
  readonly prepare: () => Promise<void>
  /** Removes what was made outside the data folder. */
  readonly remove: () => void
}

type Place = { readonly dbPath: string; readonly port: number }

export const addressOf: Readonly<Record<EngineGuard, (place: Place) => EngineAddress>> = {
  socket: ({ dbPath }) => {
    const path = socketFor(dbPath)
    return {
      // A direct connection: a replica set's member has a host and a port, and this one has neither.
      uri: `mongodb://${encodeURIComponent(path)}/?directConnection=true`,
      args: ['--replSet', REPLICA_SET, '--bind_ip', path],
      auth: false,
      prepare: async () => {},
      remove: () => {
        if (dirname(path) !== realpathSync(dbPath)) rmSync(dirname(path), { recursive: true, force: true })
      },
    }
  },
  password: ({ dbPath, port }) => {
    const { file, key } = keptClusterKey(dbPath)
    const password = passwordOf(key)
    return {
      uri: `mongodb://${USER_NAME}:${password}@127.0.0.1:${port}/?replicaSet=${REPLICA_SET}&authSource=admin&authMechanism=SCRAM-SHA-256`,
      // Until a user exists, a mongod would let anyone on this machine create the first one.
      args: ['--replSet', REPLICA_SET, '--bind_ip', '127.0.0.1', '--keyFile', file, ...NO_EXCEPTIONS],
      auth: true,
      prepare: () => prepareMongod({ port, key, password, replicaSet: REPLICA_SET }),
      remove: () => {},
    }
  },
}

const NO_EXCEPTIONS = ['--setParameter', 'enableLocalhostAuthBypass=0']

/** In the data folder, which is closed to others, or in a closed folder elsewhere if that path is too long. */
function socketFor(dbPath: string): string {
  if (!existsSync(dbPath)) mkdirSync(dbPath, { recursive: true, mode: 0o700 })
  const folder = realpathSync(dbPath)
  const path = join(folder, 'mongodb.sock')
  return fitsSocketPath(path) ? path : join(shortFolder(path), 'mongodb.sock')
}
