/** Where the database is: as configured, or on this machine, where it is started. Imports no driver, so it loads at once. */
import { setTimeout as sleep } from 'node:timers/promises'

import { AppError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { Config } from './config/config.ts'
import type { Lifecycle } from './lifecycle.ts'

export type DatabaseAddressDeps = {
  readonly config: Pick<Config, 'mongodbUri' | 'dataDir'>
  readonly log: Logger
  readonly lifecycle: Lifecycle
  /** Called when the process of a database of our own runs, before it serves. */
  readonly onLaunch?: () => void
}

export type DatabaseAddress = {
  readonly uri: string
  /** What was started, for people. */
  readonly description?: string
}

/** Launching a process takes less. Installing its engine takes far longer, and holds nothing else up. */
const MAX_LAUNCH_MS = 500

export type BegunDatabase = {
  /** Resolves when this process need not do anything for the database for a while. Never rejects. */
  readonly launched: Promise<void>
  /** As of `databaseAddress`. It may be left alone for a while: a rejection is not reported before somebody waits for it. */
  readonly address: Promise<DatabaseAddress>
}

/** Asks for the database before the rest of the product is there. */
export function beginDatabase(deps: Omit<DatabaseAddressDeps, 'onLaunch'>): BegunDatabase {
  let onLaunch = () => {}
  const running = new Promise<void>((resolve) => {
    onLaunch = resolve
  })
  const address = databaseAddress({ ...deps, onLaunch: () => onLaunch() })
  const settled = address.then(
    () => {},
    () => {},
  )
  return { launched: Promise.race([running, settled, sleep(MAX_LAUNCH_MS)]), address }
}

/** @throws AppError UNAVAILABLE with one line for the operator. */
export async function databaseAddress(deps: DatabaseAddressDeps): Promise<DatabaseAddress> {
  const { mongodbUri } = deps.config
  return mongodbUri === undefined ? openEmbedded(deps) : { uri: mongodbUri }
}

/**
 * Loaded only when needed: a server with its own database never runs any of this code.
 *
 * @throws AppError UNAVAILABLE with the embedded database's explanation of what is wrong with this machine
 */
async function openEmbedded({
  config,
  log,
  lifecycle,
  onLaunch = () => {},
}: DatabaseAddressDeps): Promise<DatabaseAddress> {
  const { startEmbeddedDatabase } = await import('@clientsphere/embedded-mongo')
  const { EmbeddedMongoError } = await import('@clientsphere/embedded-mongo/embedded-mongo-error')
  try {
    const begin = () =>
      startEmbeddedDatabase({
        dataDir: config.dataDir,
        onProgress: (line) => log.info({}, line),
        onLaunch,
        onWarning: (line) => log.warn({}, line),
        onGivenUp: (line) => {
          log.error({}, line)
          void lifecycle.shutdown('The embedded database has ended', 1)
        },
      })
    const { uri, engine } = await lifecycle.start('embedded database', begin, ({ stop }) => ({ stop }))
    return { uri, description: `${engine}, data in ${config.dataDir}` }
  } catch (cause) {
    if (!(cause instanceof EmbeddedMongoError)) throw cause
    throw new AppError('UNAVAILABLE', { message: cause.message, cause })
  }
}
