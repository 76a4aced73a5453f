/** Closes a data folder to other accounts, also what is in it already: folders become 0700 and files 0600. */
import { chmodSync, existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, sep } from 'node:path'

import { systemErrorCode } from './system-error.ts'

const OWNER = 0o700
const STICKY = 0o1000

/** What the product and its database create in a data folder. A hidden entry, such as a cache, says nothing of its use. */
const OURS = /^(?:\..*|documentdb|mongod|sandbox|.+\.key|in-use\.lock.*|embedded-database\.json.*)$/

/** PostgreSQL creates its thousands of files with mode 0600 itself: below this mark only the folder is checked. */
const CLUSTER_MARK = 'PG_VERSION'

/**
 * A missing folder stays missing. Symbolic links in it are not followed, and the owner's own rights stay as they are.
 *
 * @returns one line for people if something is still open: it belongs to another account, its file system keeps no modes,
 * or the folder is not the data's own
 */
export function keepPrivate(folder: string): string | undefined {
  // Other systems than Unix have no such modes.
  if (process.platform === 'win32' || !existsSync(folder)) return undefined
  const path = realpathSync(folder)
  const stat = statSync(path)
  if (!stat.isDirectory()) return undefined
  if (isShared(path, stat.mode)) {
    return `The data folder ${path} is used for other things too, so its mode is left as it is. Choose a folder of its own, which other accounts of this machine cannot read`
  }
  const failure = closeTree(path)
  if (failure === undefined) return undefined
  return `${failure.path} stays open to other accounts of this machine: its mode cannot be changed (${failure.code}). Give it to the account that runs this program`
}

/** Closing it would break other programs, or change files that are not the data's. */
function isShared(path: string, mode: number): boolean {
  if ((mode & STICKY) !== 0) return true
  const others = [process.cwd(), homedir(), tmpdir()]
  if (others.some((other) => other !== path && other.startsWith(path === sep ? sep : `${path}${sep}`))) return true
  // A service's home or working folder may well be its data folder.
  return others.includes(path) && namesIn(path).some((name) => !OURS.test(name))
}

type Failure = { readonly path: string; readonly code: string }

function closeTree(folder: string): Failure | undefined {
  let failure = closeEntry(folder)
  for (const name of namesIn(folder)) {
    if (name.startsWith('.')) continue
    const path = join(folder, name)
    const stat = lstatSync(path, { throwIfNoEntry: false })
    if (stat === undefined || stat.isSymbolicLink()) continue
    const isTree = stat.isDirectory() && !existsSync(join(path, CLUSTER_MARK))
    const failed = isTree ? closeTree(path) : closeEntry(path)
    failure ??= failed
  }
  return failure
}

function closeEntry(path: string): Failure | undefined {
  try {
    const mode = lstatSync(path).mode & 0o7777
    if ((mode & ~OWNER) !== 0) chmodSync(path, mode & OWNER)
    return undefined
  } catch (error) {
    const code = systemErrorCode(error) ?? 'unknown error'
    // A process that stops removes its socket and its lock while we look.
    return code === 'ENOENT' ? undefined : { path, code }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // It is another account's, and closed.
    return []
  }
}
