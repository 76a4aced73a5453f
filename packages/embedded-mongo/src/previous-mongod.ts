/** After an app was killed, memory-server's watcher stops its mongod within seconds; until then the data is in use. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { EmbeddedMongoError } from './embedded-mongo-error.ts'
import { identifyProcess } from './process-identity.ts'

const WAIT_MS = 20_000

/**
 * Waits until the mongod named in mongod.lock has ended. On Linux its command line is checked too, so as not to wait for
 * another process with the same pid.
 *
 * @throws EmbeddedMongoError if it does not end.
 */
export async function waitForPreviousMongod(dbPath: string): Promise<void> {
  const pid = readPid(dbPath)
  if (pid === undefined || !mentions(pid, dbPath)) return
  const identity = identifyProcess(pid)
  for (const end = Date.now() + WAIT_MS; Date.now() < end; await sleep(50)) {
    if (identifyProcess(pid) !== identity) return
  }
  throw new EmbeddedMongoError(`The data in ${dbPath} is in use by process ${pid}. Stop that process`)
}

function readPid(dbPath: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dbPath, 'mongod.lock'), 'utf8').trim())
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function mentions(pid: number, dbPath: string): boolean {
  if (process.platform !== 'linux') return identifyProcess(pid) !== undefined
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dbPath)
  } catch {
    return false
  }
}
