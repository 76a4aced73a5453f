/** One PostgreSQL server for one cluster: started, probed until it is ready, stopped. */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'
import type { DataLifetime } from '../handshake.ts'
import { lastLines } from '../run-command.ts'
import { ownAccount } from './postgres-account.ts'
import type { PostgresAccount } from './postgres-account.ts'
import { SOCKET_PORT } from './postgres-folders.ts'
import { POSTGRES_DATABASE, POSTGRES_ENVIRONMENT, POSTGRES_USER, postgresSettings } from './postgres-settings.ts'

type PostgresServerOptions = {
  readonly bin: string
  readonly cluster: string
  readonly socketFolder: string
  readonly account: PostgresAccount
  readonly lifetime: DataLifetime
  readonly logFile: string
}

type PostgresServer = {
  /** Resolves when the server answers and has its extensions. @throws if it ends before that; the message says why. */
  readonly ready: () => Promise<void>
  /** Resolves once the last of its processes is gone. */
  readonly stop: () => Promise<void>
  readonly ended: Promise<void>
}

/** The time and process before each line of the log. */
const LINE_PREFIX = /^\S+ \S+ UTC \[\d+\] /gm

/** How long a fast shutdown may take before an immediate one, which the next start recovers from. */
const FAST_SHUTDOWN_MS = 8000

export function startPostgres(options: PostgresServerOptions): PostgresServer {
  const { bin, cluster, account, socketFolder, lifetime, logFile } = options
  const log = openSync(logFile, 'w', 0o600)
  const command = [...account.prefix, join(bin, 'postgres'), '-D', cluster, ...postgresSettings(socketFolder, lifetime)]
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: '/',
    env: POSTGRES_ENVIRONMENT,
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
        if (over) throw new EmbeddedMongoError(lastLines(readLog(logFile).replaceAll(LINE_PREFIX, '')))
        await sleep(15)
      }
    },
    stop: async () => {
      // Throw-away data need not be written to disk.
      if (!over) child.kill(lifetime === 'ephemeral' ? 'SIGQUIT' : 'SIGINT')
      const timer = setTimeout(() => child.kill('SIGQUIT'), FAST_SHUTDOWN_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

/** False while the server does not accept connections yet. */
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
