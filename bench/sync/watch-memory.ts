/** Memory of this process while a run goes on, by how far it is. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const EVERY_MS = 500
const MIB = 1024 ** 2

/** What lives after a garbage collection, and what is resident. */
export type MemoryLook = { readonly records: number; readonly heapMib: number; readonly residentMib: number }

export type MemoryWatch = {
  /** Stops watching. In the order of the marks. */
  readonly end: () => Promise<readonly MemoryLook[]>
}

/**
 * @param seen how many records the run has seen
 * @param marks numbers of records at which memory is looked at
 */
export function watchMemory(seen: () => Promise<number>, marks: readonly number[]): MemoryWatch {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const looks: MemoryLook[] = []
  async function look(): Promise<void> {
    const records = await seen()
    const next = marks[looks.length]
    if (next === undefined || records < next) return
    collectGarbage()
    const { heapUsed, rss } = process.memoryUsage()
    looks.push({ records, heapMib: heapUsed / MIB, residentMib: rss / MIB })
  }
  let looking = Promise.resolve()
  const timer = setInterval(() => void (looking = looking.then(look)), EVERY_MS)
  return {
    async end() {
      clearInterval(timer)
      await looking
      await look()
      return looks
    },
  }
}
