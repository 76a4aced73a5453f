/** If the program was killed, its PostgreSQL may have survived and still hold the cluster: it is stopped first. */
import { readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { identifyProcess } from '../process-identity.ts'

/** Increasingly strong: PostgreSQL's fast shutdown, its immediate shutdown, and the signal that cannot be ignored. */
const STEPS = [
  { signal: 'SIGINT', waitMs: 15_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 2_000 },
] as const

/**
 * Stops the server named in postmaster.pid, if it is running and really is this cluster's.
 *
 * @returns the pid that was stopped
 */
export async function stopStaleServer(cluster: string): Promise<number | undefined> {
  const pid = readPid(cluster)
  if (pid === undefined || !serves(pid, cluster)) return undefined
  const identity = identifyProcess(pid)
  for (const { signal, waitMs } of STEPS) {
    if (identifyProcess(pid) !== identity) return pid
    process.kill(pid, signal)
    for (const end = Date.now() + waitMs; Date.now() < end && identifyProcess(pid) === identity;) await sleep(20)
  }
  return pid
}

function readPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/** A server's working folder is its cluster. If that cannot be read, its command line must name the cluster. */
function serves(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
    } catch {
      return false
    }
  }
}
