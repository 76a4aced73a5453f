/** Runs one of the product's programs as a person would, in its own folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { inject, onTestFinished } from 'vitest'

import { compiledProgram } from './compiled-product.ts'

export type Program = {
  readonly process: ChildProcess
  readonly out: () => string
  readonly errors: () => string
  /** The exit code, or the signal's name. */
  readonly ended: Promise<number | string>
}

const HERE = fileURLToPath(new URL('../..', import.meta.url))
/** What a child needs from this process's environment; none of it configures the product. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'LD_LIBRARY_PATH']

export type ProgramOptions = {
  readonly args?: readonly string[]
  /** Files to create in the folder in which it is started. */
  readonly files?: Readonly<Record<string, string>>
  /** Runs the sources as in a checkout, not compiled: slower to start. Test files always run this way. */
  readonly fromSources?: boolean
}

/** Starts `file` (from the repository's folder) with exactly this environment; it is killed when the test ends. */
export function runProgram(
  file: string,
  env: Readonly<Record<string, string>>,
  { args = [], files = {}, fromSources = !file.startsWith('src/') }: ProgramOptions = {},
): Program {
  const folder = mkdtempSync(join(tmpdir(), 'clientsphere-test-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const base = Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  const command = fromSources
    ? ['--conditions=source', '--import', import.meta.resolve('tsx'), join(HERE, file)]
    : ['--enable-source-maps', compiledProgram(inject('testRun'), file)]
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: folder,
    env: { ...base, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
  return { process: child, out: () => out, errors: () => errors, ended }
}
