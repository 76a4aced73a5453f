/**
 * How long `npm start` takes until it is ready: on a new database and on an existing one, compared with sources that are
 * compiled in memory at each start, which take their turns with it. The engine must be installed.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { end } from './harness/sandbox-process.ts'
import type { BenchContext, BenchReport, Timing } from './harness/report.ts'

const ROUNDS = 3
const ROOT = fileURLToPath(new URL('../', import.meta.url))
const POLL_MS = 10
const GIVE_UP_MS = 180_000
/** After the first start of a build, what V8 made of it is kept a few seconds later. */
const FIRST_STAYS_MS = 10_000

const WAYS = {
  kept: ['--conditions=source', 'scripts/start.mjs'],
  inMemory: ['--conditions=source', '--import', 'tsx', 'src/main.ts'],
} as const
type Way = keyof typeof WAYS

/** In the order in which a start usually comes to them. */
const PHASES = ['sandbox answers', 'database listens', 'HTTP answers', 'ready'] as const
type Phase = (typeof PHASES)[number]
type Start = Readonly<Record<Phase, number>>

export async function measure({ log }: BenchContext): Promise<BenchReport> {
  const starts: Record<Way, { readonly new: Start[]; readonly existing: Start[] }> = {
    kept: { new: [], existing: [] },
    inMemory: { new: [], existing: [] },
  }
  for (let round = 0; round <= ROUNDS; round += 1) {
    // The first round compiles, and warms the system's caches.
    if (round > 0) log(`Round ${round} of ${ROUNDS}`)
    for (const way of ['inMemory', 'kept'] as const) {
      const dataDir = mkdtempSync(join(tmpdir(), 'clientsphere-start-'))
      try {
        for (const database of ['new', 'existing'] as const) {
          const start = await timeStart(way, dataDir, round === 0 ? FIRST_STAYS_MS : 0)
          if (round > 0) starts[way][database].push(start)
        }
      } finally {
        rmSync(dataDir, { recursive: true, force: true })
      }
    }
  }
  const rows = (['new', 'existing'] as const).flatMap((database) =>
    PHASES.map((phase): Timing => {
      const ms = starts.kept[database].map((start) => start[phase])
      const floorMs = starts.inMemory[database].map((start) => start[phase])
      const aim = phase === 'ready' ? { aim: database === 'new' ? 'below 6 s' : 'below 2 s' } : {}
      return { kind: 'timing', name: `${database} database: ${phase}`, compare: 'ratio', ms, floorMs, ...aim }
    }),
  )
  return { engine: 'the embedded one; the floor compiles in memory at each start', measurements: rows }
}

async function timeStart(way: Way, dataDir: string, stayMs: number): Promise<Start> {
  const [http, sandbox, metrics] = [await freePort(), await freePort(), await freePort()]
  const began = performance.now()
  const product = spawn(process.execPath, [...WAYS[way]], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'],
      DATA_DIR: dataDir,
      PORT: String(http),
      SANDBOX_PORT: String(sandbox),
      METRICS_PORT: String(metrics),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const checks: Readonly<Record<Phase, () => Promise<boolean>>> = {
    'sandbox answers': () => answers(`http://127.0.0.1:${sandbox}/`),
    'database listens': async () => existsSync(join(dataDir, 'documentdb', 'mongodb.sock')),
    'HTTP answers': () => answers(`http://127.0.0.1:${http}/livez`),
    ready: () => answers(`http://127.0.0.1:${http}/readyz`),
  }
  try {
    const at = async (phase: Phase): Promise<number> => {
      while (!(await checks[phase]())) await pause(product)
      return performance.now() - began
    }
    const [first, second, third, last] = await Promise.all([at(PHASES[0]), at(PHASES[1]), at(PHASES[2]), at(PHASES[3])])
    await new Promise((resolve) => setTimeout(resolve, stayMs))
    return { 'sandbox answers': first, 'database listens': second, 'HTTP answers': third, ready: last }
  } finally {
    await end(product)
  }

  async function pause(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null) throw new Error('The product did not start')
    if (performance.now() - began > GIVE_UP_MS) throw new Error('The product is not ready')
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
