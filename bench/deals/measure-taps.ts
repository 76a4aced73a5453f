/** Times the taps that show deals, contacts and what is due, in a workspace with many deals, one person at a time. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { Connection } from 'mongoose'

import type { DealSizes } from '../deals.ts'
import type { Timing } from '../harness/report.ts'
import { createRecorder } from '../harness/recorder.ts'
import { startSandboxProcess } from '../harness/sandbox-process.ts'
import { createFloor } from '../updates/floor.ts'
import { closedLoop, oneByOne } from '../updates/loads.ts'
import { updateOf } from '../updates/made-updates.ts'
import { meet, untilGreeted } from '../updates/meet-person.ts'
import { type ObservedCalls, observeCalls } from '../updates/observed-calls.ts'
import { actAt, botInfo, startProduct } from '../updates/product.ts'
import { recordCycle, type RecordedStep } from '../updates/record-steps.ts'
import { goHome, leadsTo, type Scenario, tapWay } from '../updates/scenarios.ts'
import { DOUBLE, PERSON } from './prepare-deals.ts'

const TOKEN = `7000000002:${'bench-'.repeat(6)}`
/** Rounds of taps and of their floor in turns, so that a busy moment of the machine affects both. */
const TURNS = 4
/** Between a tap's answer and the next tap; what follows an answer has ended by then. */
const PAUSE_MS = 20

function waysOf(calls: ObservedCalls): readonly Scenario[] {
  const [home, deals, contacts, agenda, open] = ['home', 'deals', 'contacts', 'agenda', 'open'].map(leadsTo)
  if (!home || !deals || !contacts || !agenda || !open) throw new Error('A way leads nowhere')
  return [
    tapWay(calls, 'home', [agenda, home], 1),
    tapWay(calls, 'agenda', [agenda, home], 0),
    tapWay(calls, 'contact card', [contacts, open, home], 1),
    tapWay(calls, 'board', [deals, home], 0),
    tapWay(calls, 'stage', [deals, open, home], 1),
    tapWay(calls, 'deal card', [deals, open, open, home], 2),
  ]
}

export async function measureTaps(
  mongodbUri: string,
  sizes: DealSizes,
  log: (line: string) => void,
): Promise<readonly Timing[]> {
  const sandbox = await startSandboxProcess()
  try {
    return await measureWith(mongodbUri, sandbox.url, sizes, log)
  } finally {
    await sandbox.stop()
  }
}

const WORKED_WITHIN_MS = 60_000

/** Waits until the jobs of the start are done: what they ask for belongs to no tap. */
async function untilWorked({ db }: Connection): Promise<void> {
  const until = performance.now() + WORKED_WITHIN_MS
  const due = { status: { $in: ['ready', 'running'] }, runAt: { $lte: new Date() } }
  while ((await db?.collection('jobs').findOne(due)) != null) {
    if (performance.now() > until) throw new Error('The jobs of the start are not done')
    await sleep(100)
  }
}

async function measureWith(
  mongodbUri: string,
  apiRoot: string,
  sizes: DealSizes,
  log: (line: string) => void,
): Promise<readonly Timing[]> {
  const calls = observeCalls(fetch)
  const { id: botId } = await botInfo(apiRoot, TOKEN)
  const ways = waysOf(calls)
  const address = { apiRoot, token: TOKEN }

  const recording = await startProduct({ ...address, mongodbUri: `${mongodbUri}&monitorCommands=true` }, calls)
  const personIds = [PERSON, DOUBLE]
  for (const id of personIds) await meet(apiRoot, id)
  await untilGreeted(calls, personIds)
  await untilWorked(recording.connection)
  const recorder = createRecorder(recording.connection.getClient(), calls.listen)
  const cycles = new Map<string, readonly RecordedStep[]>()
  for (const way of ways) cycles.set(way.name, await recordCycle(recorder, actAt(recording), way, PERSON))
  await recording.stop()

  const product = await startProduct({ ...address, mongodbUri }, calls)
  const { db } = product.connection
  if (db === undefined) throw new Error('The product has no database')
  const timings: Timing[] = []
  for (const way of ways) {
    const cycle = cycles.get(way.name) ?? []
    const floor = createFloor({ db, apiRoot, token: TOKEN, botId }, cycle)
    await floor.prepare()
    await floor.settle(DOUBLE, calls.shown(DOUBLE)?.messageId ?? 0)
    await goHome(actAt(product), PERSON)
    const taps = async (): Promise<number | null> => {
      const { userAction, counts } = way.next(PERSON)
      const took = await product.work(updateOf(userAction, PERSON), PERSON)
      return counts ? took : null
    }
    const floorTaps = () => floor.work(DOUBLE, true)
    const each = Math.ceil(sizes.rounds / TURNS) * way.cycle
    await closedLoop(taps, 1, way.cycle * 2)
    await closedLoop(floorTaps, 1, way.cycle * 2)
    const [ms, floorMs]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < TURNS; turn += 1) {
      ms.push(...(await oneByOne(taps, each, PAUSE_MS)).ms)
      floorMs.push(...(await oneByOne(floorTaps, each, PAUSE_MS)).ms)
    }
    const reads = cycle.find(({ counts }) => counts)?.operations.filter(({ kind }) => kind === 'database').length ?? 0
    log(`tap: ${way.name}`)
    const aim = way.name === 'board' ? 'at most × 1.5' : 'at most × 1.5; p95 below 50 ms'
    timings.push({ kind: 'timing', name: `tap: ${way.name} (${reads} db)`, ms, floorMs, compare: 'ratio', aim })
  }
  await product.stop()
  return timings
}
