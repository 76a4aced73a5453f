/** PostgreSQL refuses to run as root: finds the account to run it under and the command that switches to that account. */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, statSync } from 'node:fs'

export type PostgresAccount = {
  /** Undefined if it is our own. */
  readonly other: { readonly uid: number; readonly gid: number } | undefined
  /** What to put before a command; empty if nothing is needed. */
  readonly prefix: readonly string[]
}

/** `nobody` on Debian and nearly everywhere else. */
const NOBODY = { uid: 65534, gid: 65534 }

/**
 * A plain user runs it as itself. Root runs it as the owner of the cluster or of its parent folder, so that data created
 * under another account stays that account's, or as `nobody` if these belong to root.
 *
 * @param cluster PostgreSQL's data folder, which may not exist yet
 * @param mustReach paths that the account must be able to read. If one is closed to it (root's home folder is), the
 * account keeps the one capability that lets it through.
 */
export function choosePostgresAccount(folder: string, cluster: string, mustReach: readonly string[]): PostgresAccount {
  const dieWithUs = hasSetpriv() ? ['--pdeathsig=INT'] : []
  if (process.getuid?.() !== 0) return { other: undefined, prefix: setpriv(dieWithUs) }
  const owner = statSync(existsSync(cluster) ? cluster : folder)
  const other = owner.uid === 0 ? NOBODY : { uid: owner.uid, gid: owner.gid }
  const reached = mustReach.every((path) => spawnSync('test', ['-x', path], other).status === 0)
  if (reached || dieWithUs.length === 0) return { other, prefix: setpriv([...accountFlags(other), ...dieWithUs]) }
  const caps = '-all,+dac_override'
  // Without that secure bit, access(2), which PostgreSQL uses, looks at the uid alone.
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

/** How to spawn a command for the account. A prefix changes the account itself and must start as root. */
export function ownAccount(account: PostgresAccount): { uid?: number; gid?: number } {
  return account.prefix.length > 0 ? {} : (account.other ?? {})
}

function setpriv(flags: readonly string[]): readonly string[] {
  return flags.length === 0 ? [] : ['setpriv', ...flags, '--']
}

function accountFlags(account: { uid: number; gid: number }): readonly string[] {
  return [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
}

/** Part of util-linux, which every Debian has. Without it, a killed program's server is stopped at the next start. */
function hasSetpriv(): boolean {
  return process.platform === 'linux' && spawnSync('setpriv', ['--version']).status === 0
}
