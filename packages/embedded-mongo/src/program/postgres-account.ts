/** PostgreSQL refuses to run as root: finds the account it runs under, and the command that gives it that account. */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, statSync } from 'node:fs'

export type PostgresAccount = {
  /** Undefined when it is our own. */
  readonly other: { readonly uid: number; readonly gid: number } | undefined
  /** What to put before a command; empty where nothing is to be done. */
  readonly prefix: readonly string[]
}

/** Debian's and nearly everybody's `nobody`. */
const NOBODY = { uid: 65534, gid: 65534 }

/**
 * As a plain user: that user. As root: the owner of the cluster or of the folder it lies in, so that data made under
 * another account stays that account's, and `nobody` where these are root's.
 *
 * @param cluster PostgreSQL's data folder, whether it is there yet or not
 * @param mustReach paths that the account has to get at; root's home folder, for one, is closed to others. It is then
 * let through by that one capability.
 */
export function choosePostgresAccount(folder: string, cluster: string, mustReach: readonly string[]): PostgresAccount {
  const dieWithUs = hasSetpriv() ? ['--pdeathsig=INT'] : []
  if (process.getuid?.() !== 0) return { other: undefined, prefix: setpriv(dieWithUs) }
  const owner = statSync(existsSync(cluster) ? cluster : folder)
  const other = owner.uid === 0 ? NOBODY : { uid: owner.uid, gid: owner.gid }
  const reached = mustReach.every((path) => spawnSync('test', ['-x', path], other).status === 0)
  if (reached || dieWithUs.length === 0) return { other, prefix: setpriv([...accountFlags(other), ...dieWithUs]) }
  const caps = '-all,+dac_override'
  // Without that secure bit, access(2), which PostgreSQL asks, looks at the uid alone.
  const letThrough = [
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${caps}`,
    `--ambient-caps=${caps}`,
    `--bounding-set=${caps}`,
  ]
  return { other, prefix: setpriv([...accountFlags(other), ...letThrough, ...dieWithUs]) }
}

/** Gives a file or folder to the account. */
export function giveTo(account: PostgresAccount, path: string): void {
  if (account.other !== undefined) chownSync(path, account.other.uid, account.other.gid)
}

/** How to spawn a command for the account. With a prefix, the prefix changes the account; it has to begin as root. */
export function ownAccount(account: PostgresAccount): { uid?: number; gid?: number } {
  return account.prefix.length > 0 ? {} : (account.other ?? {})
}

function setpriv(flags: readonly string[]): readonly string[] {
  return flags.length === 0 ? [] : ['setpriv', ...flags, '--']
}

function accountFlags(account: { uid: number; gid: number }): readonly string[] {
  return [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
}

/** Part of util-linux, which every Debian has; without it a killed program's server is found at the next start. */
function hasSetpriv(): boolean {
  return process.platform === 'linux' && spawnSync('setpriv', ['--version']).status === 0
}
