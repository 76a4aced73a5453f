/**
 * One sandbox per store file. The lock is a file that names its process; the lock of a dead process is taken over.
 * A process is identified by id and start time, because ids are reused (in a container it is always 1).
 */
import { randomUUID } from 'node:crypto'
import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

type Holder = { readonly pid: number; readonly started: string; readonly key: string }

/**
 * @returns the function that releases the lock
 * @throws Error naming the process that holds the file
 */
export function lockStoreFile(storeFile: string): () => void {
  const lockFile = `${storeFile}.lock`
  const mine: Holder = { pid: process.pid, started: startOf(process.pid), key: randomUUID() }
  const draft = `${lockFile}.${mine.key}`
  mkdirSync(dirname(storeFile), { recursive: true, mode: 0o700 })
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      // Creating a hard link is one step, so the lock is never seen half written.
      if (tryLink(draft, lockFile)) return () => release(lockFile, mine)
      const holder = readHolder(lockFile)
      if (holder === 'gone') continue
      if (holder !== 'broken' && isRunning(holder)) {
        throw new Error(
          `The sandbox's store ${storeFile} is in use by process ${holder.pid}; stop it or name another file`,
        )
      }
      takeAway(lockFile, holder)
    }
    throw new Error(`The sandbox's store ${storeFile} could not be locked; remove ${lockFile} if nothing uses it`)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Two starters may both see the same dead lock: one that moves a live lock by mistake puts it back. */
function takeAway(lockFile: string, dead: Holder | 'broken'): void {
  const aside = `${lockFile}.${randomUUID()}`
  try {
    renameSync(lockFile, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  const same = typeof moved === 'string' || typeof dead === 'string' ? moved === dead : moved.key === dead.key
  if (!same) tryLink(aside, lockFile)
  rmSync(aside, { force: true })
}

function release(lockFile: string, mine: Holder): void {
  const holder = readHolder(lockFile)
  if (typeof holder !== 'string' && holder.key === mine.key) rmSync(lockFile, { force: true })
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    return tryCopy(from, to)
  }
}

/** For file systems without hard links. */
function tryCopy(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function readHolder(lockFile: string): Holder | 'gone' | 'broken' {
  let text: string
  try {
    text = readFileSync(lockFile, 'utf8')
  } catch {
    return 'gone'
  }
  try {
    const holder = JSON.parse(text) as Partial<Holder> | null
    const { pid, started, key } = holder ?? {}
    return typeof pid === 'number' && typeof started === 'string' && typeof key === 'string'
      ? { pid, started, key }
      : 'broken'
  } catch {
    return 'broken'
  }
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: the process exists but belongs to another user.
    if (!hasCode(error, 'EPERM')) return false
  }
  const started = startOf(holder.pid)
  return started === '' || holder.started === '' || started === holder.started
}

/** Boot and start time of a process on Linux; empty elsewhere, where the id must suffice. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name may contain spaces and parentheses; the fields begin after the last one. Start time is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // A zombie keeps its id but holds nothing.
    return fields[0] === 'Z' ? 'ended' : `${boot}/${fields[19] ?? ''}`
  } catch {
    return ''
  }
}
