/** One PostgreSQL server for one cluster: made where there is none, started, asked whether it is ready, stopped. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { AppError } from '../../../errors.ts'
import type { DataLifetime } from '../handshake.ts'
import { lastLines, runCommand } from '../run-command.ts'
import type { PostgresAccount } from './postgres-account.ts'
import { giveTo } from './postgres-account.ts'
import { SOCKET_PORT } from './postgres-folders.ts'
import { POSTGRES_DATABASE, POSTGRES_USER, postgresSettings } from './postgres-settings.ts'

export type PostgresServerOptions = {
  readonly bin: string
  readonly cluster: string
  readonly socketFolder: string
  readonly account: PostgresAccount
  readonly lifetime: DataLifetime
  readonly logFile: string
}

export type PostgresServer = {
  /** Resolves when the server answers and has its extensions. @throws when it ends before that; the message says why. */
  readonly ready: () => Promise<void>
  /** Resolves with the last of its processes gone. */
  readonly stop: () => Promise<void>
  readonly ended: Promise<void>
}

/** The server and its helpers find nothing of the caller's settings, in particular no PGDATA or PGPORT. */
const ENVIRONMENT = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** How long a fast shutdown may take before an immediate one, which the next start recovers from. */
const FAST_SHUTDOWN_MS = 8000

/**
 * Makes the cluster if there is none, aside and renamed: one that is there is whole.
 *
 * @throws AppError UNAVAILABLE with initdb's last lines.
 */
export async function ensureCluster(options: Omit<PostgresServerOptions, 'socketFolder' | 'logFile'>): Promise<void> {
  const { cluster, account, bin, lifetime } = options
  if (existsSync(cluster)) return
  const parent = dirname(cluster)
  const prefix = `${basename(cluster)}.new-`
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true })
  }
  // initdb asks for the name of its uid. There may be none, so it is given one in files of our own.
  const names = mkdtempSync(join(parent, prefix))
  chmodSync(names, 0o755)
  const { uid, gid } = account.other ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  writeFileSync(join(names, 'passwd'), `postgres:x:${uid}:${gid}::/:/bin/sh\n`)
  writeFileSync(join(names, 'group'), `postgres:x:${gid}:\n`)
  const made = join(names, 'cluster')
  mkdirSync(made, { mode: 0o700 })
  giveTo(account, made)
  const sync = lifetime === 'ephemeral' ? ['--no-sync'] : []
  const locale = ['-E', 'UTF8', '--no-locale', '--locale-provider=libc']
  const command = [
    ...account.prefix,
    join(bin, 'initdb'),
    '-D',
    made,
    '-U',
    POSTGRES_USER,
    '-A',
    'trust',
    ...locale,
    ...sync,
  ]
  const [program = '', ...args] = command
  const env = { ...ENVIRONMENT, NSS_WRAPPER_PASSWD: join(names, 'passwd'), NSS_WRAPPER_GROUP: join(names, 'group') }
  const result = await runCommand(program, args, { env, ...ownAccount(account) })
  if (result.code === 0) renameSync(made, cluster)
  rmSync(names, { recursive: true, force: true })
  if (result.code !== 0) {
    throw new AppError('UNAVAILABLE', { message: `Making a new database failed:\n${lastLines(result.stderr)}` })
  }
}

export function startPostgres(options: PostgresServerOptions): PostgresServer {
  const { bin, cluster, account, socketFolder, lifetime, logFile } = options
  const log = openSync(logFile, 'w', 0o600)
  const command = [...account.prefix, join(bin, 'postgres'), '-D', cluster, ...postgresSettings(socketFolder, lifetime)]
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: '/',
    env: ENVIRONMENT,
    stdio: ['ignore', log, log],
    ...ownAccount(account),
  })
  closeSync(log)
  let over = false
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      over = true
      resolve()
    }
    child.on('exit', end).on('error', end)
  })
  return {
    ended,
    ready: async () => {
      while (!(await prepareExtensions(socketFolder))) {
        if (over) throw new AppError('UNAVAILABLE', { message: lastLines(readLog(logFile)) })
        await sleep(15)
      }
    },
    stop: async () => {
      // Nobody will read data that is thrown away: nothing has to be written out.
      if (!over) child.kill(lifetime === 'ephemeral' ? 'SIGQUIT' : 'SIGINT')
      const timer = setTimeout(() => child.kill('SIGQUIT'), FAST_SHUTDOWN_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

/** With a prefix, the prefix changes the account; it has to begin as root. */
function ownAccount(account: PostgresAccount): { uid?: number; gid?: number } {
  return account.prefix.length > 0 ? {} : (account.other ?? {})
}

/** False while the server does not take connections yet. */
async function prepareExtensions(socketFolder: string): Promise<boolean> {
  const client = new pg.Client({
    host: socketFolder,
    port: SOCKET_PORT,
    user: POSTGRES_USER,
    database: POSTGRES_DATABASE,
  })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch {
    return false
  }
  try {
    await client.query('create extension if not exists documentdb cascade')
    await client.query('create extension if not exists documentdb_extended_rum cascade')
    return true
  } finally {
    await client.end()
  }
}

function readLog(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8')
  } catch {
    return 'PostgreSQL ended without a word'
  }
}
