/**
 * How much processor time one update costs, and in which process. Unlike a time, it changes little with what else the machine
 * does, so it is what the simulation (`npm run bench -- simulate`) is calibrated with. Needs Linux, which counts it in /proc.
 */
import { join } from 'node:path'

import { startKeptDatabase } from './harness/kept-database.ts'
import type { BenchContext, BenchReport, Figure, Table } from './harness/report.ts'
import { startSandboxProcess } from './harness/sandbox-process.ts'
import { withStops } from './harness/with-stops.ts'
import { PARTS, processorSeconds } from './load/processor-time.ts'
import { meet, untilGreeted } from './updates/meet-person.ts'
import { closedLoop, type Work } from './updates/loads.ts'
import { startProductProcess } from './updates/product-process.ts'
import { joinSandbox, type SandboxPeople } from './updates/sandbox-people.ts'
import { createScenario, goHome, type Kind, KINDS } from './updates/scenarios.ts'
import { fillWorkspace } from './updates/set-up.ts'

type Sizes = { readonly chats: number; readonly contacts: number; readonly warmUp: number; readonly updates: number }

/** Fresh code is slow for some hundred updates. */
const SIZES: Sizes = { chats: 30, contacts: 1_000, warmUp: 900, updates: 900 }
const QUICK_SIZES: Sizes = { chats: 10, contacts: 200, warmUp: 50, updates: 50 }

const TOKEN = `7000000001:${'bench-'.repeat(6)}`
const FIRST_PERSON = 5_001

export async function measure({ log, quick }: BenchContext): Promise<BenchReport> {
  const sizes = quick ? QUICK_SIZES : SIZES
  return withStops(async (later) => {
    const database = await startKeptDatabase(log)
    later(database.stop)
    const sandbox = await startSandboxProcess()
    later(sandbox.stop)
    const personIds = Array.from({ length: sizes.chats }, (_, n) => FIRST_PERSON + n)
    const address = { mongodbUri: database.uriOf('load'), apiRoot: sandbox.url, token: TOKEN }
    await fillWorkspace(address.mongodbUri, { personIds, contacts: sizes.contacts })
    const people = await joinSandbox(sandbox.url)
    later(people.leave)
    later(await startProductProcess(address, join(database.folder, 'product')))
    for (const id of personIds) await meet(sandbox.url, id)
    await untilGreeted(people, personIds)

    const rows: string[][] = []
    const rates: Figure[] = []
    for (const kind of KINDS) {
      log(kind)
      const { updates, perSecond, seconds } = await load(people, personIds, kind, sizes)
      rows.push([kind, String(updates), ...PARTS.map((part) => ((seconds[part] * 1_000) / updates).toFixed(1))])
      rates.push({ kind: 'figure', name: kind, value: perSecond, unit: '/s', samples: updates })
    }
    const table: Table = {
      title: 'Milliseconds of processor time for each update',
      columns: ['', 'updates', ...PARTS],
      rows,
    }
    return { engine: `${database.engine}, kept data`, measurements: rates, tables: [table] }
  })
}

async function load(people: SandboxPeople, ids: readonly number[], kind: Kind, { warmUp, updates: total }: Sizes) {
  const scenario = createScenario(kind, people)
  await Promise.all(ids.map((id) => goHome(people.act, id)))
  const work: Work = async (chat) => {
    const id = ids[chat] ?? 0
    return people.act(id, scenario.next(id).userAction)
  }
  await closedLoop(work, ids.length, warmUp)
  const before = processorSeconds(process.pid)
  const { updates, perSecond } = await closedLoop(work, ids.length, total)
  const after = processorSeconds(process.pid)
  const seconds = Object.fromEntries(PARTS.map((part) => [part, after[part] - before[part]])) as typeof after
  const missing = PARTS.find((part) => seconds[part] === 0)
  if (missing !== undefined) throw new Error(`No process is recognised as the ${missing}`)
  return { updates, perSecond, seconds }
}
