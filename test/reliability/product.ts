/** The product in its own process group, so that it can be killed as if the machine had failed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

export type Product = {
  /** Where its HTTP server is; rejects when the process ends before it is ready. */
  readonly ready: Promise<string>
  /** SIGKILL to the whole process group; resolves when it is gone. */
  readonly kill: () => Promise<void>
  readonly ended: Promise<number | string>
}

/** What the processes of one test logged as a warning or an error, in order. */
export type Troubles = string[]

/** What `npm start` runs: the sources, compiled once for all processes. */
const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))

/** What a child needs from this process's environment; none of it configures the product. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'LD_LIBRARY_PATH']

type LogLine = { readonly level?: string; readonly msg?: string; readonly httpUrl?: string }

function readLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine
  } catch {
    return { level: 'error', msg: line }
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended at this very moment.
  }
}

/** All processes on one database need the same one: what one of them stored, another one reads. */
const SECRETS_KEY = randomBytes(32).toString('base64')

/** Starts the product with exactly this environment; anything left of it is killed when the test ends. */
export function startProduct(env: Readonly<Record<string, string>>, troubles: Troubles): Product {
  const folder = mkdtempSync(join(tmpdir(), 'clientsphere-test-'))
  const base = Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  const child = spawn(process.execPath, ['--conditions=source', START], {
    cwd: folder,
    detached: true,
    env: { ...base, HOST: '127.0.0.1', PORT: '0', METRICS_PORT: '0', LOG_FORMAT: 'json', SECRETS_KEY, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { level, msg, httpUrl } = readLine(line)
      if (httpUrl !== undefined) resolve(httpUrl)
      if (level === 'warn' || level === 'error') troubles.push(`${msg ?? ''} ${line}`)
    })
    void ended.then((code) => reject(new Error(`The product ended with ${code} before it was ready`)))
  })
  ready.catch(() => {})
  child.stderr.on('data', (chunk: Buffer) => troubles.push(chunk.toString()))
  const kill = async (): Promise<void> => {
    killGroup(child)
    await ended
  }
  onTestFinished(async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  })
  return { ready, kill, ended }
}
