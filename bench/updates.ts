/**
 * What an update costs, on kept data whose commits wait for the disk. End to end, as a person feels it: from a tap at the
 * sandbox to the answer of the bot's last call, beside a bot that somebody would write in an afternoon. And from the receipt
 * of the update on, beside the same database operations and calls without the product. docs/performance.md explains both.
 */
import { measureDurableWrite } from './harness/durable-write.ts'
import { startKeptDatabase } from './harness/kept-database.ts'
import type { BenchContext, BenchReport } from './harness/report.ts'
import { withStops } from './harness/with-stops.ts'
import { measureLoads } from './updates/measure-loads.ts'
import { operationsTable, rowsOf } from './updates/rows.ts'
import { setUp } from './updates/set-up.ts'
import { QUICK_SIZES, SIZES } from './updates/sizes.ts'

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const sizes = quick ? QUICK_SIZES : SIZES
  return withStops(async (later) => {
    const database = await startKeptDatabase(log)
    later(database.stop)
    const durableWrite = await measureDurableWrite(database.uriOf('durable'), database.folder)
    const people = Math.max(...sizes.crowds, sizes.people.chats)
    const parts = await setUp(database, { people, contacts: sizes.contacts }, log, later)
    const measured = await measureLoads(parts, sizes, log)
    return {
      engine: `${database.engine}, kept data`,
      measurements: [durableWrite, ...measured.flatMap((one) => rowsOf(one, sizes))],
      tables: [operationsTable(parts.counted)],
    }
  })
}
