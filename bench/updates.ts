/**
 * What the product adds to an update: from the stored update to the answer of the last Bot API call, compared with the floor:
 * the same database operations by the driver and the same HTTP calls to the sandbox, in the same process and run.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import type { BenchContext, BenchReport, Figure, Timing } from './harness/report.ts'
import { end, startSandboxProcess } from './harness/sandbox-process.ts'
import type { MemoryLook, ScenarioResult, Sizes, UpdatesMessage, UpdatesTask } from './updates/measure-updates.ts'

const SIZES: Sizes = {
  chats: 100,
  contacts: 1_000,
  alone: 400,
  rounds: 8,
  intervalMs: 2_000,
  crowd: 2_000,
  remembered: 20_000,
  looks: 5,
}
const TOKEN = `7000000001:${'bench-'.repeat(6)}`

/** @param sizes how much of everything; smaller ones while working on the bench itself */
export async function measure({ log }: BenchContext, sizes = SIZES): Promise<BenchReport> {
  const database = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
  try {
    const sandbox = await startSandboxProcess()
    try {
      const task = { mongodbUri: database.uri, apiRoot: sandbox.url, token: TOKEN, sizes }
      const { scenarios, memory } = await measureInChild(task, log)
      const measurements = [...scenarios.flatMap((result) => scenarioRows(result, sizes)), ...memoryRows(memory)]
      return { engine: database.engine, measurements }
    } finally {
      await sandbox.stop()
    }
  } finally {
    await database.stop()
  }
}

async function measureInChild(
  task: UpdatesTask,
  log: BenchContext['log'],
): Promise<{ scenarios: readonly ScenarioResult[]; memory: readonly MemoryLook[] }> {
  const file = fileURLToPath(new URL('./updates/measure-updates.ts', import.meta.url))
  const child = fork(file, { execArgv: [...process.execArgv, '--expose-gc'] })
  const scenarios: ScenarioResult[] = []
  const memory: MemoryLook[] = []
  let done = false
  child.on('message', (message: UpdatesMessage) => {
    if (message.kind === 'log') log(message.line)
    else if (message.kind === 'scenario') scenarios.push(message.result)
    else if (message.kind === 'memory') memory.push(message.look)
    else done = true
  })
  try {
    const exited = once(child, 'exit')
    child.send(task)
    await exited
    if (!done) throw new Error('The measured process ended before it was done')
    return { scenarios, memory }
  } finally {
    await end(child)
  }
}

function scenarioRows(result: ScenarioResult, { chats, intervalMs }: Sizes): readonly (Timing | Figure)[] {
  const { name, product, floor, operationsPerUpdate, callsPerUpdate } = result
  const timing = (load: 'alone' | 'people', said: string, aim: string): Timing => ({
    kind: 'timing',
    name: `${name}, ${said}`,
    ms: product[load].ms,
    floorMs: floor[load].ms,
    compare: 'ratio',
    aim,
  })
  const rate = (load: 'alone' | 'crowd', said: string): Figure => ({
    kind: 'figure',
    name: `${name}, ${said}`,
    value: product[load].perSecond,
    unit: '/s',
    floor: floor[load].perSecond,
    aim: 'at least × 0.67',
  })
  const tapAim = name === 'menu tap' ? '; p95 below 50 ms' : ''
  const round = (figure: number): number => Math.round(figure * 10) / 10
  return [
    timing('alone', `1 chat (${round(operationsPerUpdate)} db, ${round(callsPerUpdate)} calls)`, 'at most × 1.5'),
    timing('people', `${chats} chats, each every ${intervalMs / 1000} s`, `at most × 1.5${tapAim}`),
    rate('alone', 'updates, 1 chat'),
    rate('crowd', `updates, ${chats} chats at once`),
  ]
}

function memoryRows(looks: readonly MemoryLook[]): readonly Figure[] {
  const megabytes = (bytes: number): number => bytes / 1024 ** 2
  const first = looks[0]
  return looks.map(({ updates, heapBytes, residentBytes }) => ({
    kind: 'figure',
    name: `heap after ${updates} updates (${Math.round(megabytes(residentBytes))} MiB resident)`,
    value: megabytes(heapBytes),
    unit: 'MiB',
    ...(first !== undefined && first.updates !== updates && { floor: megabytes(first.heapBytes) }),
    ...(updates > 0 && { aim: 'flat' }),
  }))
}
