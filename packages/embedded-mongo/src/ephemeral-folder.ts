/** Data folders that are thrown away, below the system's temporary folder. */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { tryProcessLock } from './process-lock.ts'

const PREFIX = 'clientsphere-database-'
/** A younger folder may be one whose process has not taken its lock yet. */
const YOUNGEST_LEFTOVER_MS = 60_000

/** Makes a new folder, and removes those that killed processes have left. */
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
      if (!ours || Date.now() - stat.mtimeMs < YOUNGEST_LEFTOVER_MS) continue
      const lock = await tryProcessLock(join(path, 'in-use.lock'))
      if (lock.taken) removeEphemeralFolder(path)
    } catch {
      // Somebody else is removing it, or it is not ours to remove.
    }
  }
}
