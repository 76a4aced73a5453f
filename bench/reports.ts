/**
 * The nine reports over 50,000 deals with their histories, each beside its floor: the reads of deals that it consists of, by the
 * driver alone. Then the memory after many reports.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import type { Db } from 'mongodb'

import { connectDatabase } from '../src/database/connect.ts'
import { silentLogger } from '../src/logger.ts'
import type { Actor } from '../src/services/core/actor.ts'
import { REPORT_NAMES, type ReportName, type ReportPeriod } from '../src/services/reports/report.ts'
import type { Services } from '../src/services/services.ts'
import { createBenchCore } from './harness/bench-core.ts'
import { recordCommands, replayRead } from './harness/replay.ts'
import type { BenchContext, BenchReport, Figure, Timing } from './harness/report.ts'
import { percentile, timeCalls } from './harness/time-calls.ts'
import { withStops } from './harness/with-stops.ts'
import { prepareReports } from './reports/prepare-reports.ts'

const SIZES = { deals: 50_000, rounds: 4, repeats: 3 } as const
const QUICK_SIZES = { deals: 2_000, rounds: 2, repeats: 2 } as const

const MIB = 1024 ** 2

/** What managers look at on a Monday, and the longest there is. */
const PERIODS: readonly ReportPeriod[] = ['last-week', 'this-quarter', 'year']

async function open(uri: string) {
  const { connection, close } = await connectDatabase({ uri, log: silentLogger })
  const { db } = connection
  if (db === undefined) throw new Error('The connection has no database')
  return { connection, db, services: createBenchCore(connection).services, close }
}

type Opened = Awaited<ReturnType<typeof open>>

async function timeReport(
  { plain, watched }: { readonly plain: Opened; readonly watched: Opened },
  actor: Actor,
  query: { readonly report: ReportName; readonly period: ReportPeriod },
  rounds: number,
): Promise<Timing> {
  const read = ({ services }: { readonly services: Services }) => services.reports.read(actor, query)
  const commands = await recordCommands(watched.connection.getClient(), () => read(watched))
  const scans = commands.filter(({ collection, command }) => collection === 'deals' && 'find' in command)
  const floor = async (db: Db): Promise<void> => {
    for (const command of scans) await replayRead(db, command)
  }
  const calls = { value: () => read(plain), ...(scans.length > 0 && { floor: () => floor(plain.db) }) }
  const times = await timeCalls(calls, rounds)
  return { kind: 'timing', name: `${query.report}, ${query.period}`, compare: 'ratio', aim: 'p50 below 1 s', ...times }
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

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const sizes = quick ? QUICK_SIZES : SIZES
  return withStops(async (later) => {
    const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
    later(database.stop)
    const { actor, events } = await prepareReports(database.uri, sizes.deals, log)
    const plain = await open(database.uri)
    later(plain.close)
    const watched = await open(`${database.uri}&monitorCommands=true`)
    later(watched.close)
    const timings: Timing[] = []
    for (const period of PERIODS) {
      for (const report of REPORT_NAMES) {
        const timing = await timeReport({ plain, watched }, actor, { report, period }, sizes.rounds)
        log(`${timing.name}: ${Math.round(percentile(timing.ms, 0.5))} ms`)
        timings.push(timing)
      }
    }
    const memory = await watchMemory(plain, actor, sizes.repeats)
    const seeded: Figure = { kind: 'figure', name: `events of ${sizes.deals} deals`, value: events, unit: '' }
    return { engine: database.engine, measurements: [...timings, ...memory, seeded] }
  })
}
