/**
 * What reading a typed line costs. First the reading alone, without known records, beside the libraries that it is made of:
 * chrono-node and libphonenumber on the same line. Then with the look-up among 10,000 contacts, beside one indexed read.
 */
import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'

import type { BenchContext, BenchReport } from './harness/report.ts'
import { measureLookUp } from './typing/measure-look-up.ts'
import { measureReading } from './typing/measure-reading.ts'

const ROUNDS = 3_000
const QUICK_ROUNDS = 300
const CONTACTS = 10_000
const QUICK_CONTACTS = 1_000

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const reading = await measureReading(quick ? QUICK_ROUNDS : ROUNDS)
  log('reading alone')
  const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
  try {
    const contacts = quick ? QUICK_CONTACTS : CONTACTS
    const lookedUp = await measureLookUp(database.uri, contacts, quick ? QUICK_ROUNDS / 3 : ROUNDS / 3, log)
    return { engine: database.engine, measurements: [reading, ...lookedUp] }
  } finally {
    await database.stop()
  }
}
