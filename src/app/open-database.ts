/** Opens the configured database, or the embedded one if none is configured. */
import type { Config } from './config/config.ts'
import { connectDatabase, type Database } from '../database/connect.ts'
import { AppError } from '../errors.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Logger } from '../logger.ts'

export type OpenDatabaseDeps = {
  readonly config: Pick<Config, 'mongodbUri' | 'dataDir' | 'workers'>
  readonly log: Logger
  readonly lifecycle: Lifecycle
}

/** Each lane's transaction holds one connection; the rest is for reads, HTTP and the bot's storage. */
const CONNECTIONS_BESIDE_WORKERS = 34

/** @throws AppError UNAVAILABLE with one line for the operator. */
export async function openDatabase(deps: OpenDatabaseDeps): Promise<Database & { readonly description: string }> {
  const { config, log, lifecycle } = deps
  const { uri, description } = config.mongodbUri === undefined ? await openEmbedded(deps) : { uri: config.mongodbUri }
  const poolSize = config.workers + CONNECTIONS_BESIDE_WORKERS
  const database = await lifecycle.start(
    'database',
    () => connectDatabase({ uri, log: log.child({ part: 'database' }), poolSize }),
    ({ close }) => ({ stop: close }),
  )
  return { ...database, description: description ?? `MongoDB at ${database.hosts}` }
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
}: OpenDatabaseDeps): Promise<{ uri: string; description?: string }> {
  const { startEmbeddedDatabase } = await import('@clientsphere/embedded-mongo')
  const { EmbeddedMongoError } = await import('@clientsphere/embedded-mongo/embedded-mongo-error')
  try {
    const { localUri, engine } = await lifecycle.start(
      'embedded database',
      () => startEmbeddedDatabase({ dataDir: config.dataDir, onProgress: (line) => log.info({}, line) }),
      ({ stop }) => ({ stop }),
    )
    return { uri: localUri, description: `${engine}, data in ${config.dataDir}` }
  } catch (cause) {
    if (!(cause instanceof EmbeddedMongoError)) throw cause
    throw new AppError('UNAVAILABLE', { message: cause.message, cause })
  }
}
