/**
 * A file of contacts in HubSpot's shape is read, checked, written and undone. The floor is what the driver takes to insert the
 * same documents: contacts, companies, ids and events.
 */
import type { Connection } from 'mongoose'

import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import { systemClock } from '../src/clock.ts'
import { connectDatabase } from '../src/database/connect.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { silentLogger } from '../src/logger.ts'
import { createBenchCore } from './harness/bench-core.ts'
import type { BenchContext, BenchReport, Figure } from './harness/report.ts'
import { prepareImport } from './imports/import-runs.ts'
import { copyByDriver } from './sync/copy-by-driver.ts'
import { watchMemory } from './sync/watch-memory.ts'

const ROWS = 100_000
const QUICK = 10_000
/** The floor inserts the documents of so many rows: what it takes for each does not depend on how many there are. */
const FLOOR = 20_000
const WRITTEN = ['contacts', 'companies', 'externalIds', 'events']
/** Where memory is looked at, as shares of the rows. */
const MARKS = [0.2, 0.6, 1] as const
const MAX_RESIDENT_MIB = 300

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const count = quick ? QUICK : ROWS
  const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
  try {
    const connected = await connectDatabase({ uri: database.uri, log: silentLogger, poolSize: 10 })
    try {
      const { connection } = connected
      await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
      return { engine: database.engine, measurements: await measureIn(connection, count, log) }
    } finally {
      await connected.close()
    }
  } finally {
    await database.stop()
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

async function measureIn(connection: Connection, count: number, log: BenchContext['log']): Promise<readonly Figure[]> {
  const runs = await prepareImport(createBenchCore(connection, silentLogger), systemClock)
  const memory = watchMemory(
    runs.written,
    MARKS.map((mark) => mark * count),
  )
  const reading = await secondsOf(() => runs.read(count))
  log(`Read: ${Math.round(count / reading)} rows/s`)
  const checking = await secondsOf(runs.check)
  log(`Checked: ${Math.round(count / checking)} rows/s`)
  const writing = await secondsOf(runs.write)
  const looks = await memory.end()
  const rate = count / writing
  log(`Written: ${Math.round(rate)} rows/s`)
  const share = Math.min(1, FLOOR / count)
  const floor = (share * count) / (await copyByDriver(connection, share, WRITTEN))
  log(`The driver alone: ${Math.round(floor)} rows/s`)
  const undoing = await secondsOf(runs.undo)
  log(`Undone: ${Math.round(count / undoing)} rows/s`)
  const resident = Math.max(...looks.map(({ residentMib }) => residentMib))
  return [
    { kind: 'figure', name: `${count} rows read`, value: count / reading, unit: '/s' },
    { kind: 'figure', name: 'checked', value: count / checking, unit: '/s' },
    {
      kind: 'figure',
      name: 'written',
      value: rate,
      unit: '/s',
      floor,
      against: 'inserts by the driver',
      aim: { text: 'at least 2000/s, and a third of the floor', met: rate >= 2_000 && rate >= floor / 3 },
    },
    {
      kind: 'figure',
      name: 'undone',
      value: count / undoing,
      unit: '/s',
      aim: { text: '50,000 rows within 60 s', met: count / undoing >= 50_000 / 60 },
    },
    {
      kind: 'figure',
      name: 'resident at most',
      value: resident,
      unit: 'MiB',
      aim: { text: `below ${MAX_RESIDENT_MIB} MiB`, met: resident < MAX_RESIDENT_MIB },
    },
  ]
}
