/** An engine that ends without being asked to. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { MongoClient } from 'mongodb'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'

import { keepRunning } from '../src/keep-running.ts'
import type { RunningEngine } from '../src/keep-running.ts'
import { startEmbeddedDatabase } from '../src/start-embedded-database.ts'
import { processesNaming, remainingProcesses } from './support/embedded-app.ts'

// Real servers are started, at times on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const home = mkdtempSync(join(tmpdir(), 'embedded-restart-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** The program's own process: the only one of the database's with `--dbpath` in its command line. */
function programOf(dataDir: string): number {
  const found = processesNaming(dataDir).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--dbpath'),
  )
  if (found === undefined) throw new Error('The program is not running')
  return found
}

function postmasterOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'documentdb/postgres/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

async function notesAfterAdding(uri: string, text: string): Promise<number> {
  // The engine is away for a moment.
  for (let attempt = 1; ; attempt += 1) {
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 500 })
    try {
      const notes = client.db('crm').collection('notes')
      await notes.insertOne({ text })
      return await notes.countDocuments()
    } catch (error) {
      if (attempt === 60) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    } finally {
      await client.close()
    }
  }
}

describe('an engine that ends unexpectedly', () => {
  it('is started again with its data, at the same address, and stops as ever', async () => {
    const dataDir = join(home, 'again')
    const warnings: string[] = []
    const database = await startEmbeddedDatabase({ dataDir, onWarning: (line) => warnings.push(line) })
    onTestFinished(database.stop)
    expect(await notesAfterAdding(database.uri, 'before')).toBe(1)

    process.kill(programOf(dataDir), 'SIGKILL')
    await expect.poll(() => warnings.length, { timeout: 30_000 }).toBe(1)
    expect(warnings[0]).toBe('The embedded database failed and is started again: it ended with SIGKILL')
    expect(await notesAfterAdding(database.uri, 'after a kill')).toBe(2)

    // What is behind the program, if it is not one process as a mongod.
    process.kill(postmasterOf(dataDir) ?? programOf(dataDir), 'SIGKILL')
    await expect.poll(() => warnings.length, { timeout: 30_000 }).toBe(2)
    expect(await notesAfterAdding(database.uri, 'after another')).toBe(3)

    await database.stop()
    expect(await remainingProcesses(dataDir)).toEqual([])
    expect(warnings).toHaveLength(2)
  })

  it('is given up after five failures, and says so once', async () => {
    const dataDir = join(home, 'given-up')
    const warnings: string[] = []
    const lines: string[] = []
    const onGivenUp = (line: string) => lines.push(line)
    const database = await startEmbeddedDatabase({ dataDir, onWarning: (line) => warnings.push(line), onGivenUp })
    onTestFinished(database.stop)
    for (let failure = 1; failure <= 5; failure += 1) {
      await notesAfterAdding(database.uri, `${failure}`)
      process.kill(programOf(dataDir), 'SIGKILL')
      await expect.poll(() => warnings.length + lines.length, { timeout: 30_000 }).toBe(failure)
    }
    expect(lines).toEqual([
      'The embedded database failed 5 times within 10 minutes and is not started again: it ended with SIGKILL',
    ])
    expect(await remainingProcesses(dataDir)).toEqual([])
    await database.stop()
  })
})

/** An engine that ends, or does not start, when the test says so, and never makes the test wait. */
async function scripted() {
  const starts: { readonly end: (how: string) => void; stopped: boolean }[] = []
  const pauses: number[] = []
  const restarts: string[] = []
  const givenUp: string[] = []
  const state: { now: number; refusal?: string } = { now: 0 }
  const launch = async (): Promise<RunningEngine> => {
    if (state.refusal !== undefined) throw new Error(`${state.refusal}\nand more`)
    let end = (_how: string): void => {}
    const ended = new Promise<string>((resolve) => (end = resolve))
    const start = { end, stopped: false }
    starts.push(start)
    return {
      ended,
      stop: async () => {
        start.stopped = true
        end('code 0')
      },
    }
  }
  const { stop } = await keepRunning({
    launch,
    onRestart: (line) => restarts.push(line),
    onGivenUp: (line) => givenUp.push(line),
    now: () => state.now,
    pause: async (milliseconds) => void pauses.push(milliseconds),
  })
  return { starts, pauses, restarts, givenUp, state, stop }
}

describe('failures', () => {
  it('are forgotten after ten minutes', async () => {
    const engine = await scripted()
    for (let failure = 1; failure <= 12; failure += 1) {
      engine.starts.at(-1)?.end('code 1')
      await expect.poll(() => engine.starts.length).toBe(failure + 1)
      engine.state.now += 150_001 // four in ten minutes
    }
    expect(engine.givenUp).toEqual([])
    expect(engine.pauses.slice(0, 6)).toEqual([250, 500, 1000, 2000, 2000, 2000])
    await engine.stop()
    expect(engine.starts.at(-1)?.stopped).toBe(true)
  })

  it('of a start count as well, with the first line of the reason', async () => {
    const engine = await scripted()
    engine.state.refusal = 'the disk is full'
    engine.starts[0]?.end('code 1')
    await expect.poll(() => engine.givenUp).toHaveLength(1)
    expect(engine.restarts).toEqual([
      'The embedded database failed and is started again: it ended with code 1',
      ...Array<string>(3).fill('The embedded database failed and is started again: the disk is full'),
    ])
    expect(engine.givenUp[0]).toBe(
      'The embedded database failed 5 times within 10 minutes and is not started again: the disk is full',
    )
    await engine.stop()
  })

  it('during a shutdown are none', async () => {
    const engine = await scripted()
    await engine.stop()
    expect([...engine.restarts, ...engine.givenUp]).toEqual([])
    expect(engine.starts).toHaveLength(1)
  })
})
