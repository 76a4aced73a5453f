/** What a report costs in processor time, which other programs on the machine change little; and how long it goes without a pause. */
import { processorSeconds } from '../load/processor-time.ts'

export type ProcessorUse = {
  /** In milliseconds, of this process and of the database. */
  readonly own: number
  readonly database: number
  /** The most processor time between two turns of the event loop, in milliseconds. */
  readonly longestTurn: number
}

/** Of PostgreSQL and the gateway together: where its data are decides what PostgreSQL is taken for. */
function databaseMs(): number {
  const { engine, gateway } = processorSeconds(process.pid)
  return (engine + gateway) * 1_000
}

function ownMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Looks at the processor time at every turn, until `stop` is called. */
function watchTurns(): { readonly stop: () => number } {
  let [last, longest, isOver] = [ownMs(), 0, false]
  function look(): void {
    const now = ownMs()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) setImmediate(look)
  }
  setImmediate(look)
  return {
    stop() {
      isOver = true
      return longest
    },
  }
}

/** @param rounds the times are those of the cheapest one; to watch the turns costs some itself, and is a round of its own */
export async function processorUse(work: () => Promise<unknown>, rounds: number): Promise<ProcessorUse> {
  let [own, database] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < rounds; round += 1) {
    const databaseBefore = databaseMs()
    const ownBefore = ownMs()
    await work()
    own = Math.min(own, ownMs() - ownBefore)
    database = Math.min(database, databaseMs() - databaseBefore)
  }
  const turns = watchTurns()
  await work()
  return { own, database, longestTurn: turns.stop() }
}
