/** Runs one of the product's programs as a person would, in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

export type Program = {
  readonly process: ChildProcess
  readonly out: () => string
  readonly errors: () => string
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | string>
}

const HERE = fileURLToPath(new URL('../..', import.meta.url))
/** What a child needs of this process's environment; nothing of it configures the product. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'LD_LIBRARY_PATH']

/** Starts `file` (from the repository's folder) with exactly this environment; it is killed when the test ends. `files` lie there. */
export function runProgram(
  file: string,
  env: Readonly<Record<string, string>>,
  {
    args = [],
    files = {},
  }: { readonly args?: readonly string[]; readonly files?: Readonly<Record<string, string>> } = {},
): Program {
  const folder = mkdtempSync(join(tmpdir(), 'clientsphere-test-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const base = Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  const tsx = import.meta.resolve('tsx')
  const child = spawn(process.execPath, ['--conditions=source', '--import', tsx, join(HERE, file), ...args], {
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
