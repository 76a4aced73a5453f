/** Tells a living process from another one that was later given the same pid. */
import { readFileSync } from 'node:fs'

/**
 * A name for the process that has this pid now; undefined if there is none. On Linux it includes the boot and the start
 * time, so a reused pid (after a reboot, or pid 1 of a new container) has a different name.
 */
export function identifyProcess(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  try {
    // The second field is the program's name in parentheses, which may itself contain spaces and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, begun] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}:${pid}:${begun}`
  } catch {
    return isLinux ? undefined : identifyBySignal(pid)
  }
}

const isLinux = process.platform === 'linux'

function identifyBySignal(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
    return `pid:${pid}`
  } catch (error) {
    // EPERM: the process exists but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? `pid:${pid}` : undefined
  }
}
