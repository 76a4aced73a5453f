/** New clusters: the installation creates a template with initdb, and every new database is a copy of it. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'
import { layoutOf } from '../documentdb/recipe.ts'
import type { DataLifetime } from '../handshake.ts'
import { lastLines, runCommand } from '../run-command.ts'
import { choosePostgresAccount, giveTo, ownAccount } from './postgres-account.ts'
import type { PostgresAccount } from './postgres-account.ts'
import { prepareSocketFolder } from './postgres-folders.ts'
import { startPostgres } from './postgres-server.ts'
import { POSTGRES_ENVIRONMENT, POSTGRES_USER } from './postgres-settings.ts'

/**
 * Creates the installation's template: a cluster with the extensions, which take seconds to create.
 *
 * @throws EmbeddedMongoError with the output of initdb or the server.
 */
export async function makeClusterTemplate(home: string): Promise<void> {
  const { bin, template } = layoutOf(home)
  const work = mkdtempSync(`${template}-`)
  chmodSync(work, 0o755)
  const cluster = join(work, 'cluster')
  const account = choosePostgresAccount(work, cluster, [work, join(bin, 'postgres')])
  await initialise(bin, work, cluster, account)
  const socket = prepareSocketFolder(cluster, account)
  const logFile = join(work, 'postgres.log')
  const server = startPostgres({ bin, cluster, account, socketFolder: socket.path, lifetime: 'kept', logFile })
  try {
    await server.ready()
  } finally {
    await server.stop()
    socket.remove()
  }
  // It holds nobody's data, and everyone who may use the installation must be able to copy it.
  await run(['chmod', '-R', 'go+rX', cluster], { prefix: [], other: undefined })
  renameSync(cluster, template)
  rmSync(work, { recursive: true })
}

/**
 * Creates the cluster if there is none. It is built under another name and renamed, so an existing cluster is complete.
 *
 * @throws EmbeddedMongoError with the output of the copying.
 */
export async function ensureCluster(
  home: string,
  cluster: string,
  account: PostgresAccount,
  lifetime: DataLifetime,
): Promise<void> {
  if (existsSync(cluster)) return
  const { bin, template } = layoutOf(home)
  const parent = dirname(cluster)
  const prefix = `${basename(cluster)}.new-`
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true })
  }
  const made = mkdtempSync(join(parent, prefix))
  giveTo(account, made)
  try {
    await run(['sh', '-c', 'umask 077 && exec cp -R "$0/." "$1"', template, made], account)
    if (lifetime === 'kept') await run([join(bin, 'initdb'), '--sync-only', '-D', made], account)
    chmodSync(made, 0o700)
    renameSync(made, cluster)
  } catch (error) {
    rmSync(made, { recursive: true, force: true })
    throw error
  }
}

async function initialise(bin: string, work: string, cluster: string, account: PostgresAccount): Promise<void> {
  // initdb looks up the name of its uid. There may be none, so nss_wrapper provides one.
  const { uid, gid } = account.other ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  const names = { NSS_WRAPPER_PASSWD: join(work, 'passwd'), NSS_WRAPPER_GROUP: join(work, 'group') }
  writeFileSync(names.NSS_WRAPPER_PASSWD, `postgres:x:${uid}:${gid}::/:/bin/sh\n`)
  writeFileSync(names.NSS_WRAPPER_GROUP, `postgres:x:${gid}:\n`)
  mkdirSync(cluster, { mode: 0o700 })
  giveTo(account, cluster)
  const encoding = ['-E', 'UTF8', '--no-locale', '--locale-provider=libc']
  const options = ['-D', cluster, '-U', POSTGRES_USER, '-A', 'trust', '--no-sync', ...encoding]
  await run([join(bin, 'initdb'), ...options], account, names)
}

async function run(command: readonly string[], account: PostgresAccount, extra: NodeJS.ProcessEnv = {}): Promise<void> {
  const [program = '', ...args] = [...account.prefix, ...command]
  const result = await runCommand(program, args, { env: { ...POSTGRES_ENVIRONMENT, ...extra }, ...ownAccount(account) })
  if (result.code === 0) return
  throw new EmbeddedMongoError(`Creating a new database failed:\n${lastLines(result.stderr)}`)
}
