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

const CONTACTS = 100_000
const QUICK = 10_000
const MIB = 1024 ** 2

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

/** Seconds, and how much more memory was resident at its peak than before. */
async function timed(work: () => Promise<unknown>): Promise<{ readonly seconds: number; readonly peakMib: number }> {
  const before = process.memoryUsage().rss
  let peak = before
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 200)
  const began = performance.now()
  await work()
  clearInterval(timer)
  return { seconds: (performance.now() - began) / 1000, peakMib: (peak - before) / MIB }
}

async function measureIn(
  connection: Connection,
  url: string,
  count: number,
  log: BenchContext['log'],
): Promise<readonly Figure[]> {
  const runs: SyncRuns = await prepareSync(createBenchCore(connection, silentLogger, {}, url), systemClock)
  const first = await timed(runs.run)
  log(`First run: ${Math.round(count / first.seconds)} contacts/s, ${Math.round(first.peakMib)} MiB more at its peak`)
  const floor = await copyByDriver(connection)
  log(`The driver alone: ${Math.round(count / floor)} contacts/s`)
  const again = await timed(runs.readEverything)
  log(`Read again: ${Math.round(count / again.seconds)} contacts/s, ${Math.round(again.peakMib)} MiB more at its peak`)
  const rate = count / first.seconds
  return [
    {
      kind: 'figure',
      name: `first sync of ${count} contacts`,
      value: rate,
      unit: '/s',
      floor: count / floor,
      against: 'inserts by the driver',
      aim: { text: 'at least 1000/s', met: rate >= 1_000 },
    },
    { kind: 'figure', name: 'the same read again', value: count / again.seconds, unit: '/s' },
    { kind: 'figure', name: 'memory of the first sync at its peak', value: first.peakMib, unit: 'MiB' },
    { kind: 'figure', name: 'memory of the second at its peak', value: again.peakMib, unit: 'MiB' },
  ]
}
