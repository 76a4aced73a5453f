/** A lock file that names its holder, so that the next one can be told who has it, and a dead holder's is taken over. */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import { z } from 'zod'

import { identifyProcess } from './process-identity.ts'
import { systemErrorCode } from './system-error.ts'

const holderSchema = z.object({ pid: z.number(), identity: z.string(), since: z.string() })

/** `since` is an ISO time in UTC. */
type LockHolder = z.infer<typeof holderSchema>

type LockAttempt =
  | { readonly taken: true; readonly release: () => void }
  | { readonly taken: false; readonly holder: LockHolder }

/** A takeover lasts milliseconds; one this old belongs to a process that died in it. */
const TAKEOVER_STALE_MS = 10_000

/**
 * Takes the lock, at once or not at all. A lock whose holder is dead is taken over.
 *
 * @throws the file system's error when the folder cannot be written.
 */
export async function tryProcessLock(path: string): Promise<LockAttempt> {
  const mine = {
    pid: process.pid,
    identity: identifyProcess(process.pid) ?? '',
    since: new Date().toISOString(),
  }
  for (;;) {
    if (createWhole(path, JSON.stringify(mine))) return { taken: true, release: () => releaseIfOurs(path, mine) }
    const holder = readHolder(path)
    if (holder === 'gone') continue
    if (holder !== 'unreadable' && identifyProcess(holder.pid) === holder.identity) return { taken: false, holder }
    if (!removeStale(path)) await sleep(20)
  }
}

/**
 * Waits for the lock for as long as its holder lives.
 *
 * @param onWait called once, with the holder, when there is something to wait for.
 */
export async function waitForProcessLock(path: string, onWait: (holder: LockHolder) => void): Promise<() => void> {
  for (let told = false; ; told = true) {
    const attempt = await tryProcessLock(path)
    if (attempt.taken) return attempt.release
    if (!told) onWait(attempt.holder)
    await sleep(200)
  }
}

/** Makes the file with its content in one step: a reader never sees it half written. */
function createWhole(path: string, content: string): boolean {
  const own = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(own, content, { flag: 'wx' })
    linkSync(own, path)
    return true
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

function readHolder(path: string): LockHolder | 'gone' | 'unreadable' {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return 'gone'
    throw error
  }
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch {
    return 'unreadable'
  }
}

/**
 * Removes a dead holder's lock. Two that both saw the dead lock must not both remove: the slower one would remove the
 * lock that the faster one has just taken. So it is looked at again by one process at a time, inside a folder made as guard.
 */
function removeStale(path: string): boolean {
  const guard = `${path}.takeover`
  try {
    mkdirSync(guard)
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error
    dropOldGuard(guard)
    return false
  }
  try {
    const holder = readHolder(path)
    const alive = typeof holder === 'object' && identifyProcess(holder.pid) === holder.identity
    if (holder !== 'gone' && !alive) rmSync(path, { force: true })
    return true
  } finally {
    rmdirSync(guard)
  }
}

function dropOldGuard(guard: string): void {
  try {
    if (Date.now() - statSync(guard).mtimeMs > TAKEOVER_STALE_MS) rmdirSync(guard)
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error
  }
}

function releaseIfOurs(path: string, mine: LockHolder): void {
  const holder = readHolder(path)
  if (typeof holder === 'object' && holder.identity === mine.identity && holder.since === mine.since) {
    rmSync(path, { force: true })
  }
}
