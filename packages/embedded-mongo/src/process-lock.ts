/** A lock file that names its holder, so that others can be told who holds it and a dead holder's lock can be taken over. */
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

/** A takeover lasts milliseconds; one this old belongs to a process that died during it. */
const TAKEOVER_STALE_MS = 10_000

/**
 * Takes the lock if it is free or its holder is dead; does not wait.
 *
 * @throws the file system's error if the folder cannot be written.
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
 * Waits for the lock as long as its holder lives.
 *
 * @param onWait called once, with the holder, if it has to wait.
 */
export async function waitForProcessLock(path: string, onWait: (holder: LockHolder) => void): Promise<() => void> {
  for (let told = false; ; told = true) {
    const attempt = await tryProcessLock(path)
    if (attempt.taken) return attempt.release
    if (!told) onWait(attempt.holder)
    await sleep(200)
  }
}

/** Creates the file with its content in one step: a reader never sees it half written. */
function createWhole(path: string, content: string): boolean {
  const own = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(own, content, { flag: 'wx', mode: 0o600 })
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
 * Removes a dead holder's lock. If two processes saw the dead lock and both removed it, the slower one would remove the
 * lock that the faster one has just taken. A guard folder therefore lets one process at a time check again and remove.
 */
function removeStale(path: string): boolean {
  const guard = `${path}.takeover`
  try {
    mkdirSync(guard, { mode: 0o700 })
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
