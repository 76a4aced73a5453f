/** An app with an embedded database, in a separate process so that it can be killed. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type EmbeddedApp = {
  readonly child: ChildProcess
  readonly pid: number
  /** Resolves when the database is up, or with the error message of the failed start. */
  readonly started: Promise<{ readonly uri: string; readonly engine: string } | { readonly error: string }>
  /** Resolves when the process is gone. */
  readonly ended: Promise<number | null>
}

export type EmbeddedAppOptions = {
  readonly env?: NodeJS.ProcessEnv
  readonly uid?: number
  readonly gid?: number
  /** A command to run node with, such as setpriv and its arguments. */
  readonly prefix?: readonly string[]
}

const PROGRAM = fileURLToPath(new URL('./embedded-app-main.ts', import.meta.url))

/** @param dataDir the folder, or 'ephemeral' */
export function startEmbeddedApp(dataDir: string, options: EmbeddedAppOptions = {}): EmbeddedApp {
  const command = [process.execPath, '--import', 'tsx', PROGRAM, dataDir]
  const [program, ...args] = options.prefix === undefined ? command : [...options.prefix, ...command]
  const child = spawn(program ?? process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: options.env ?? process.env,
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const started = new Promise<{ uri: string; engine: string } | { error: string }>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve(JSON.parse(line))
    })
    void ended.then((code) => resolve({ error: `It ended with code ${code}` }))
  })
  return { child, pid: child.pid ?? 0, started, ended }
}

/** The pids of living processes whose command line names this text. Linux only; empty elsewhere. */
export function processesNaming(text: string): readonly number[] {
  const pids = process.platform === 'linux' ? readdirSync('/proc').map(Number).filter(Number.isInteger) : []
  return pids.filter((pid) => {
    try {
      const state = /^State:\s*(\S)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      return state !== 'Z' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false
    }
  })
}

/** Waits until no process names the text. Returns those left when the time is up. */
export async function remainingProcesses(text: string, boundMs = 10_000): Promise<readonly number[]> {
  for (const end = Date.now() + boundMs; Date.now() < end; await sleep(50)) {
    if (processesNaming(text).length === 0) return []
  }
  return processesNaming(text)
}
