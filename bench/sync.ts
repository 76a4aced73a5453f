/**
 * A first sync of HubSpot-shaped contacts from a double in another process, and a second one that finds nothing new. The floor
 * is what the driver takes to insert the same documents: contacts, companies, links and events.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import type { Connection } from 'mongoose'

import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import { systemClock } from '../src/clock.ts'
import { connectDatabase } from '../src/database/connect.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { silentLogger } from '../src/logger.ts'
import { createBenchCore } from './harness/bench-core.ts'
import type { BenchContext, BenchReport, Figure } from './harness/report.ts'
import { copyByDriver } from './sync/copy-by-driver.ts'
import { type SyncRuns, prepareSync } from './sync/sync-runs.ts'
import { watchMemory } from './sync/watch-memory.ts'

const CONTACTS = 100_000
const QUICK = 10_000
/** The floor inserts the documents of so many contacts: what it takes for each does not depend on how many there are. */
const FLOOR = 20_000
/** Where memory is looked at, as shares of the contacts. */
const MARKS = [0.2, 0.6, 1] as const

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const count = quick ? QUICK : CONTACTS
  const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
  const child = fork(fileURLToPath(new URL('./sync/double-process.ts', import.meta.url)), {
    execArgv: process.execArgv,
  })
  try {
    child.send(count)
    const [url] = (await once(child, 'message')) as [string]
    const connected = await connectDatabase({ uri: database.uri, log: silentLogger, poolSize: 10 })
    try {
      const { connection } = connected
      await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
      return { engine: database.engine, measurements: await measureIn(connection, url, count, log) }
    } finally {
      await connected.close()
    }
  } finally {
    child.kill('SIGKILL')
    await database.stop()
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

async function measureIn(
  connection: Connection,
  url: string,
  count: number,
  log: BenchContext['log'],
): Promise<readonly Figure[]> {
  const runs: SyncRuns = await prepareSync(createBenchCore(connection, silentLogger, {}, url), systemClock)
  const memory = watchMemory(
    runs.seen,
    MARKS.map((mark) => mark * count),
  )
  const first = await secondsOf(runs.run)
  const looks = await memory.end()
  log(`First run: ${Math.round(count / first)} contacts/s`)
  const share = Math.min(1, FLOOR / count)
  const floor = (share * count) / (await copyByDriver(connection, share))
  log(`The driver alone: ${Math.round(floor)} contacts/s`)
  const again = await secondsOf(runs.readEverything)
  log(`Read again: ${Math.round(count / again)} contacts/s`)
  const rate = count / first
  return [
    {
      kind: 'figure',
      name: `first sync of ${count} contacts`,
      value: rate,
      unit: '/s',
      floor,
      against: 'inserts by the driver',
      aim: { text: 'at least 1000/s', met: rate >= 1_000 },
    },
    { kind: 'figure', name: 'the same read again', value: count / again, unit: '/s' },
    ...looks.flatMap(({ records, heapMib, residentMib }): readonly Figure[] => [
      { kind: 'figure', name: `heap in use after ${records}`, value: heapMib, unit: 'MiB' },
      { kind: 'figure', name: `resident after ${records}`, value: residentMib, unit: 'MiB' },
    ]),
  ]
}
