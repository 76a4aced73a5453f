/** PostgreSQL refuses to run as root: finds the account to run it under and the command that switches to that account. */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'
import { chooseOwnAccount } from './own-account.ts'
import type { Account } from './own-account.ts'

export type PostgresAccount = {
  /** Undefined if it is our own. */
  readonly other: Account | undefined
  /** What to put before a command; empty if nothing is needed. */
  readonly prefix: readonly string[]
}

/** `nobody` on Debian and nearly everywhere else: other services run under it, so no data should belong to it. */
const NOBODY = 65_534

/**
 * A plain user runs it as itself. Root runs it as the owner of the cluster or of its parent folder, so that data created
 * under another account stays that account's. What belongs to root or `nobody` gets an account of its own.
 *
 * @param cluster PostgreSQL's data folder, which may not exist yet
 * @param mustReach paths that the account must be able to read. If one is closed to it (root's home folder is), the
 * account keeps the one capability that lets it through.
 */
export function choosePostgresAccount(folder: string, cluster: string, mustReach: readonly string[]): PostgresAccount {
  const dieWithUs = hasSetpriv() ? ['--pdeathsig=INT'] : []
  if (process.getuid?.() !== 0) return { other: undefined, prefix: setpriv(dieWithUs) }
  const other = accountFor(folder, cluster)
  const reached = mustReach.every((path) => spawnSync('test', ['-x', path], other).status === 0)
  if (reached || dieWithUs.length === 0) return { other, prefix: setpriv([...accountFlags(other), ...dieWithUs]) }
  const caps = `-all,+${passingCapability()}`
  // Without that secure bit, access(2), which PostgreSQL uses, looks at the uid alone.
  const letThrough = [
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${caps}`,
    `--ambient-caps=${caps}`,
    `--bounding-set=${caps}`,
  ]
  return { other, prefix: setpriv([...accountFlags(other), ...letThrough, ...dieWithUs]) }
}

/** Gives an existing cluster to the account, if it was another's: an earlier version ran all of them as `nobody`. */
export function giveCluster(account: PostgresAccount, cluster: string): void {
  const { other } = account
  if (other === undefined || !existsSync(cluster) || statSync(cluster).uid === other.uid) return
  const { status, stderr } = spawnSync('chown', ['-R', '-h', `${other.uid}:${other.gid}`, cluster], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new EmbeddedMongoError(`The database could not be given its own account: ${stderr.trim()}`)
}

/** Gives a file or folder to the account. */
export function giveTo(account: PostgresAccount, path: string): void {
  if (account.other !== undefined) chownSync(path, account.other.uid, account.other.gid)
}

/** How to spawn a command for the account. A prefix changes the account itself and must start as root. */
export function ownAccount(account: PostgresAccount): { uid?: number; gid?: number } {
  return account.prefix.length > 0 ? {} : (account.other ?? {})
}

function accountFor(folder: string, cluster: string): Account {
  const { uid, gid } = statSync(existsSync(cluster) ? cluster : folder)
  return uid === 0 || uid === NOBODY ? chooseOwnAccount(cluster) : { uid, gid }
}

/** Reading and passing through is enough. Containers seldom have that capability, but the larger one. */
function passingCapability(): string {
  const DAC_READ_SEARCH = 2n
  const held = /^CapBnd:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  return ((BigInt(`0x${held}`) >> DAC_READ_SEARCH) & 1n) === 1n ? 'dac_read_search' : 'dac_override'
}

function setpriv(flags: readonly string[]): readonly string[] {
  return flags.length === 0 ? [] : ['setpriv', ...flags, '--']
}

function accountFlags(account: Account): readonly string[] {
  return [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
}

/** Part of util-linux, which every Debian has. Without it, a killed program's server is stopped at the next start. */
function hasSetpriv(): boolean {
  return process.platform === 'linux' && spawnSync('setpriv', ['--version']).status === 0
}
