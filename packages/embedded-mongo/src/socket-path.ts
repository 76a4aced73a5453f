/** Unix sockets of this account, within the limit that the system sets on their paths. */
import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** 108 bytes on Linux and fewer on macOS, including the closing zero. PostgreSQL also puts a lock file beside its socket. */
const MAX_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103
/** Not that of the throw-away data folders, of which the leftovers are removed. */
const PREFIX = 'embedded-socket-'
/** PostgreSQL's, the longest of those used here: a folder that suits it suits all of them. */
const SOCKET_NAME = '.s.PGSQL.5432'

export function fitsSocketPath(path: string): boolean {
  return Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES
}

/**
 * A folder of mode 0700 below the system's temporary folder, for the sockets of a folder whose own path is too long. It has
 * the same name after a crash, so that nothing piles up, unless another account has taken that name.
 *
 * @param alsoOwnedBy another account whose folder is accepted besides our own
 */
export function shortFolder(forFolder: string, alsoOwnedBy?: number): string {
  const name = `${PREFIX}${createHash('sha256').update(forFolder).digest('hex').slice(0, 8)}`
  const base = fitsSocketPath(join(tmpdir(), name, SOCKET_NAME)) ? tmpdir() : '/tmp'
  const path = join(base, name)
  try {
    mkdirSync(path, { mode: 0o700 })
    return path
  } catch {
    const there = lstatSync(path, { throwIfNoEntry: false })
    const isOurs = there?.isDirectory() === true && [process.getuid?.(), alsoOwnedBy].includes(there.uid)
    if (!isOurs) return mkdtempSync(join(base, PREFIX))
    chmodSync(path, 0o700)
    return path
  }
}
