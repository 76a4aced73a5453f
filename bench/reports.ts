/**
 * The nine reports over 50,000 deals with their histories (250,000 with --large), each beside its floor: the reads of deals and events
 * that it consists of, by the driver alone. Then the processor time of each, and the memory after many reports.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import type { Db, Document } from 'mongodb'

import { connectDatabase } from '../src/database/connect.ts'
import { silentLogger } from '../src/logger.ts'
import type { Actor } from '../src/services/core/actor.ts'
import { REPORT_NAMES, type ReportName, type ReportPeriod } from '../src/services/reports/report.ts'
import type { Services } from '../src/services/services.ts'
import { createBenchCore } from './harness/bench-core.ts'
import { recordCommands } from './harness/replay.ts'
import type { BenchContext, BenchReport, Figure, Table, Timing } from './harness/report.ts'
import { percentile, timeCalls } from './harness/time-calls.ts'
import { withStops } from './harness/with-stops.ts'
import { prepareReports } from './reports/prepare-reports.ts'
import { processorUse } from './reports/processor-use.ts'

const SIZES = { deals: 50_000, rounds: 3, repeats: 3 } as const
const LARGE_SIZES = { deals: 250_000, rounds: 2, repeats: 1 } as const
const QUICK_SIZES = { deals: 2_000, rounds: 2, repeats: 2 } as const

const MAX_P50_MS = 1_000
const READ = new Set(['deals', 'events'])
const PAGE = 256
const MIB = 1024 ** 2

/** What managers look at on a Monday, and the longest there is. */
const PERIODS: readonly ReportPeriod[] = ['last-week', 'this-quarter', 'year']

/** @param readsApart whether each read is to be seen by itself */
async function open(uri: string, readsApart = false) {
  const { connection, close } = await connectDatabase({ uri, log: silentLogger, readsApart })
  const { db } = connection
  if (db === undefined) throw new Error('The connection has no database')
  return { connection, db, services: createBenchCore(connection).services, close }
}

type Opened = Awaited<ReturnType<typeof open>>

type Query = { readonly report: ReportName; readonly period: ReportPeriod }

const nameOf = ({ report, period }: Query): string => `${report}, ${period}`

const pipelineOf = (command: Document): Document[] => command['pipeline'] as Document[]

async function timeReport(
  { plain, watched }: { readonly plain: Opened; readonly watched: Opened },
  actor: Actor,
  query: Query,
  rounds: number,
): Promise<Timing> {
  const read = ({ services }: { readonly services: Services }) => services.reports.read(actor, query)
  const commands = await recordCommands(watched.connection.getClient(), () => read(watched))
  const scans = commands.filter(({ collection, command }) => READ.has(collection) && 'aggregate' in command)
  // At once and without reading what comes, as reports ask for it.
  const floor = (db: Db): Promise<unknown> =>
    Promise.all(
      scans.map(({ collection, command }) =>
        db.collection(collection).aggregate(pipelineOf(command), { raw: true, batchSize: PAGE }).toArray(),
      ),
    )
  const calls = { value: () => read(plain), ...(scans.length > 0 && { floor: () => floor(plain.db) }) }
  const times = await timeCalls(calls, rounds)
  const aim = { text: 'p50 below 1 s', met: percentile(times.ms, 0.5) < MAX_P50_MS }
  return { kind: 'timing', name: nameOf(query), compare: 'ratio', aim, ...times }
}

async function watchMemory({ services }: Opened, actor: Actor, repeats: number): Promise<readonly Figure[]> {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const looks: Figure[] = []
  let first: number | undefined
  for (let round = 0; round <= repeats; round += 1) {
    for (const report of REPORT_NAMES) await services.reports.read(actor, { report, period: 'this-quarter' })
    collectGarbage()
    const { heapUsed, rss } = process.memoryUsage()
    const name = `heap after ${(round + 1) * REPORT_NAMES.length} reports (${Math.round(rss / MIB)} MiB resident)`
    const value = heapUsed / MIB
    looks.push({ kind: 'figure', name, value, unit: 'MiB', aim: 'flat', ...(first !== undefined && { floor: first }) })
    first ??= value
  }
  return looks
}

/** @returns one row for each report: how much processor time it takes, and for how long without a pause */
async function tellProcessorUse({ services }: Opened, actor: Actor): Promise<Table> {
  const rows: string[][] = []
  for (const period of PERIODS) {
    for (const report of REPORT_NAMES) {
      const query = { report, period }
      const { own, database, longestTurn } = await processorUse(() => services.reports.read(actor, query), 2)
      rows.push([nameOf(query), ...[own, database, longestTurn].map((ms) => String(Math.round(ms)))])
    }
  }
  const columns = ['', 'in the process', 'in the database', 'longest without a pause']
  return { title: 'Processor time of one report, ms', columns, rows }
}

export async function measure({ log, quick, large }: BenchContext): Promise<BenchReport> {
  const full = large ? LARGE_SIZES : SIZES
  const sizes = quick ? QUICK_SIZES : full
  return withStops(async (later) => {
    const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
    later(database.stop)
    const { actor, events } = await prepareReports(database.uri, sizes.deals, log)
    const plain = await open(database.uri)
    later(plain.close)
    const watched = await open(`${database.uri}&monitorCommands=true`, true)
    later(watched.close)
    const timings: Timing[] = []
    for (const period of PERIODS) {
      for (const report of REPORT_NAMES) {
        const timing = await timeReport({ plain, watched }, actor, { report, period }, sizes.rounds)
        log(`${timing.name}: ${Math.round(percentile(timing.ms, 0.5))} ms`)
        timings.push(timing)
      }
    }
    const table = await tellProcessorUse(plain, actor)
    const memory = await watchMemory(plain, actor, sizes.repeats)
    const seeded: Figure = { kind: 'figure', name: `events of ${sizes.deals} deals`, value: events, unit: '' }
    return { engine: database.engine, measurements: [...timings, ...memory, seeded], tables: [table] }
  })
}
