/** Throw-away data folders below the system's temporary folder. */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { tryProcessLock } from './process-lock.ts'

const PREFIX = 'embedded-mongo-'
/** The process of a younger folder may not have taken its lock yet. */
const MIN_LEFTOVER_AGE_MS = 60_000

/** Creates a new folder and removes those left by killed processes. */
export async function makeEphemeralFolder(): Promise<string> {
  await removeLeftovers()
  return mkdtempSync(join(tmpdir(), PREFIX))
}

export function removeEphemeralFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const path = join(tmpdir(), name)
    try {
      const stat = lstatSync(path)
      const ours = stat.isDirectory() && stat.uid === process.getuid?.()
      if (!ours || Date.now() - stat.mtimeMs < MIN_LEFTOVER_AGE_MS) continue
      const lock = await tryProcessLock(join(path, 'in-use.lock'))
      if (lock.taken) removeEphemeralFolder(path)
    } catch {
      // Another process is removing it, or it is not ours to remove.
    }
  }
}
