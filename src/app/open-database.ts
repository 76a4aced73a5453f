/** Connects to the configured database, or to the embedded one if none is configured. */
import type { Config } from './config/config.ts'
import { connectDatabase, type Database } from '../database/connect.ts'
import { databaseAddress, type DatabaseAddress, type DatabaseAddressDeps } from './database-address.ts'

export type OpenDatabaseDeps = DatabaseAddressDeps & { readonly config: Pick<Config, 'workers'> }

/** Each lane's transaction holds one connection; the rest is for reads, HTTP and the bot's storage. */
const CONNECTIONS_BESIDE_WORKERS = 34

/**
 * @param address where the database is, if that was asked for earlier
 * @throws AppError UNAVAILABLE with one line for the operator.
 */
export async function openDatabase(
  deps: OpenDatabaseDeps,
  address?: Promise<DatabaseAddress>,
): Promise<Database & { readonly description: string }> {
  const { config, log, lifecycle } = deps
  const { uri, description } = await (address ?? databaseAddress(deps))
  const poolSize = config.workers + CONNECTIONS_BESIDE_WORKERS
  const database = await lifecycle.start(
    'database',
    () => connectDatabase({ uri, log: log.child({ part: 'database' }), poolSize }),
    ({ close }) => ({ stop: close }),
  )
  return { ...database, description: description ?? `MongoDB at ${database.hosts}` }
}
