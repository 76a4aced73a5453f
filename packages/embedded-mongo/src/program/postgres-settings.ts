/** PostgreSQL's settings, passed on its command line at each start so that a change here applies to existing data too. */
import type { DataLifetime } from '../handshake.ts'
import { SOCKET_PORT } from './postgres-folders.ts'

export const POSTGRES_USER = 'postgres'
export const POSTGRES_DATABASE = 'postgres'

/** PostgreSQL's programs get none of the caller's settings, in particular no PGDATA or PGPORT. */
export const POSTGRES_ENVIRONMENT = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

export function postgresSettings(socketFolder: string, lifetime: DataLifetime): readonly string[] {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    port: String(SOCKET_PORT),
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_preload_libraries: 'pg_cron,pg_documentdb_core,pg_documentdb,pg_documentdb_extended_rum',
    // Jobs (deletion by TTL) run inside the server: there is no TCP port for pg_cron to call back on.
    'cron.database_name': 'postgres',
    'cron.use_background_workers': 'on',
    'cron.log_run': 'off',
    'cron.log_statement': 'off',
    max_worker_processes: '16',
    'documentdb.localhost_connection_string': `host=${quoteForLibpq(socketFolder)} user=${POSTGRES_USER}`,
    'documentdb_core.enableCollation': 'on',
    // Without this handler, indexes do not serve sorts.
    'documentdb.alternate_index_handler_name': 'extended_rum',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statement errors contain users' data and go to the client; the log is for the server's own problems.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(lifetime === 'ephemeral' ? THROWN_AWAY : {}),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Nothing waits for the disk. Never for kept data: a power cut would corrupt it. */
const THROWN_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: '1h',
  max_wal_size: '2GB',
}

function quoteForLibpq(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
