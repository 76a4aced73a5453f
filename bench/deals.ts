/**
 * The board and the lists of stages with 50,000 deals, beside their floor: the one aggregation, or the finds of deals,
 * behind them, by the driver alone. Then the taps that show deals, contacts and what is due, beside their recorded calls.
 */
import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import { measureReads } from './deals/measure-reads.ts'
import { measureTaps } from './deals/measure-taps.ts'
import type { BenchContext, BenchReport } from './harness/report.ts'

export type DealSizes = {
  readonly contacts: number
  readonly deals: number
  readonly rounds: number
}

const SIZES: DealSizes = { contacts: 10_000, deals: 50_000, rounds: 60 }

/** @param sizes how much of everything; smaller ones while working on the bench itself */
export async function measure({ log }: BenchContext, sizes = SIZES): Promise<BenchReport> {
  const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
  try {
    const reads = await measureReads(database.uri, sizes, log)
    const taps = await measureTaps(database.uri, sizes, log)
    return { engine: database.engine, measurements: [...reads, ...taps] }
  } finally {
    await database.stop()
  }
}
