/**
 * The board, boards under filters and the lists of stages with 50,000 deals, beside their floor: the aggregations and finds behind
 * them, by the driver alone; a move beside its floor, and what counting all deals would take. Then the taps that show deals,
 * contacts and what is due, beside their recorded calls. With `--large` there are 1,000,000 deals.
 */
import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import { measureMoves } from './deals/measure-moves.ts'
import { measureReads } from './deals/measure-reads.ts'
import { measureTaps } from './deals/measure-taps.ts'
import type { BenchContext, BenchReport } from './harness/report.ts'

export type DealSizes = {
  readonly contacts: number
  readonly deals: number
  readonly rounds: number
}

const SIZES: DealSizes = { contacts: 10_000, deals: 50_000, rounds: 60 }
const LARGE: DealSizes = { contacts: 10_000, deals: 1_000_000, rounds: 60 }
const QUICK: DealSizes = { contacts: 200, deals: 1_000, rounds: 10 }

export async function measure({ log, quick, large }: BenchContext): Promise<BenchReport> {
  const sizes = quick ? QUICK : large ? LARGE : SIZES
  const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
  try {
    const reads = await measureReads(database.uri, sizes, log)
    const moves = await measureMoves(database.uri, sizes, log)
    const taps = await measureTaps(database.uri, sizes, log)
    return { engine: database.engine, measurements: [...reads, ...moves, ...taps] }
  } finally {
    await database.stop()
  }
}
