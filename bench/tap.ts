/**
 * What a tap costs in the process, without a database and a network: finding the handler of a button, beside grammY's own
 * composer with an empty handler, and a whole update that shows a screen, beside a bare bot that edits the same message.
 */
import type { BenchContext, BenchReport, Timing } from './harness/report.ts'
import { percentile, timeCalls } from './harness/time-calls.ts'
import { createBareBot, createDispatch, createFloorDispatch } from './tap/bare-taps.ts'
import { createProductTap } from './tap/product-tap.ts'

const ROUNDS = 3_000
const QUICK_ROUNDS = 200

const MAX_WHOLE_MS = 1

/** The first button of a message, and the last that Telegram allows. */
const PLACES = [
  { name: 'first', row: 0, column: 0 },
  { name: 'row 24, column 8', row: 23, column: 7 },
] as const

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const rounds = quick ? QUICK_ROUNDS : ROUNDS
  const measurements: Timing[] = []
  const floor = createFloorDispatch()
  for (const place of PLACES) {
    const value = await createDispatch(place)
    const timed = await timeCalls({ value, floor }, rounds)
    measurements.push({ kind: 'timing', name: `find the handler, ${place.name}`, ...timed, compare: 'difference' })
    log(`handler: ${place.name}`)
  }
  const timed = await timeCalls({ value: await createProductTap(), floor: createBareBot() }, rounds)
  const met = percentile(timed.ms, 0.5) < MAX_WHOLE_MS
  const aim = { text: `below ${MAX_WHOLE_MS} ms`, met }
  measurements.push({ kind: 'timing', name: 'whole tap that shows a screen', ...timed, compare: 'difference', aim })
  return { engine: 'no database, no network', measurements }
}
