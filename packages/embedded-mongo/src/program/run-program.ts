/** The life of the program: PostgreSQL, then the gateway on mongod's addresses, until it is told to stop. */
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { createGateway } from '../gateway/create-gateway.ts'
import type { Gateway } from '../gateway/create-gateway.ts'
import { layoutOf } from '../documentdb/recipe.ts'
import { failureFile } from '../handshake.ts'
import type { DataLifetime } from '../handshake.ts'
import type { ProgramArguments } from './command-line.ts'
import { keptReplicaSet } from './kept-replica-set.ts'
import { addressesOf, checkPortsAreFree, listenOnAll } from './listen-addresses.ts'
import { ensureCluster } from './new-cluster.ts'
import { choosePostgresAccount, giveCluster } from './postgres-account.ts'
import { clusterFolder, prepareSocketFolder, SOCKET_PORT } from './postgres-folders.ts'
import { startPostgres } from './postgres-server.ts'
import { POSTGRES_DATABASE, POSTGRES_USER } from './postgres-settings.ts'
import { stopStaleServer } from './stale-server.ts'

type ProgramOptions = {
  readonly arguments: ProgramArguments
  readonly installationHome: string
  readonly lifetime: DataLifetime
  /** Prints a line for the starter of the program; memory-server waits for some of them. */
  readonly say: (line: string) => void
  readonly log: (line: string) => void
}

export type RunningProgram = {
  /** Stops everything; a second call waits for the first. */
  readonly stop: () => Promise<void>
  /** Resolves when PostgreSQL has ended, asked or not. */
  readonly ended: Promise<void>
}

/**
 * @param onShutdown called on the command `shutdown`
 * @throws EmbeddedMongoError, or the system's EADDRINUSE if the port is taken. Nothing is left running in either case.
 */
export async function runProgram(options: ProgramOptions, onShutdown: () => void): Promise<RunningProgram> {
  mkdirSync(options.arguments.dbPath, { recursive: true })
  const dbPath = realpathSync(options.arguments.dbPath)
  rmSync(failureFile(dbPath), { force: true })
  const addresses = addressesOf(options.arguments, dbPath)
  await checkPortsAreFree(addresses)

  const cluster = clusterFolder(dbPath)
  const { bin } = layoutOf(options.installationHome)
  const account = choosePostgresAccount(dbPath, cluster, [dbPath, join(bin, 'postgres')])
  const stopped = await stopStaleServer(cluster)
  if (stopped !== undefined) options.log(`Stopped a server left by a killed process (process ${stopped})`)
  giveCluster(account, cluster)
  await ensureCluster(options.installationHome, cluster, account, options.lifetime)
  const socket = prepareSocketFolder(cluster, account)
  const postgres = startPostgres({
    bin,
    cluster,
    account,
    socketFolder: socket.path,
    lifetime: options.lifetime,
    logFile: newLog(dbPath),
  })
  let gateway: Gateway | undefined
  const stop = once(async () => {
    await gateway?.close()
    await postgres.stop()
    socket.remove()
  })
  try {
    await postgres.ready()
    gateway = createGateway({
      postgres: {
        host: socket.path,
        port: SOCKET_PORT,
        user: POSTGRES_USER,
        database: POSTGRES_DATABASE,
      },
      replicaSet: keptReplicaSet(dbPath, options.arguments.replSet),
      onReplSetInitiated: () => options.say('transition to primary complete; database writes are now permitted'),
      onShutdown,
      log: options.log,
    })
    options.say(await listenOnAll(gateway, addresses))
    return { stop, ended: postgres.ended }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The log of the last start is kept, too: after an unexpected end it has the reason. */
function newLog(dbPath: string): string {
  const log = join(dbPath, 'postgres.log')
  if (existsSync(log)) renameSync(log, join(dbPath, 'postgres.previous.log'))
  return log
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= run())
}
