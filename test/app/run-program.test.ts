/** What every program does around its work. test/e2e/start.test.ts covers how the process ends. */
import { EventEmitter } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { type ProgramProcess, runProgram } from '../../src/app/run-program.ts'
import { AppError } from '../../src/errors.ts'

function processWith(env: Readonly<Record<string, string>>) {
  const exits: number[] = []
  const errors: string[] = []
  const process: ProgramProcess = Object.assign(new EventEmitter(), {
    env: { LOG_LEVEL: 'silent', ...env },
    stdout: { isTTY: false },
    stderr: { write: (text: string) => errors.push(text) },
    loadEnvFile: () => {},
    exit: (code: number) => void exits.push(code),
  })
  return { process, exits, errors }
}

test('A wrong variable ends the program before any work, with a line about it and exit code 1', async () => {
  const { process, exits, errors } = processWith({ PORT: 'x' })
  let worked = false
  await runProgram(process, async () => void (worked = true))
  expect({ exits, worked }).toEqual({ exits: [1], worked: false })
  expect(errors).toEqual(['PORT: got "x"; give a port from 1 to 65535, or 0 for any free one (default 8080)\n'])
})

test.each([
  [
    'that was expected is reported in its own words',
    new AppError('UNAVAILABLE', { message: 'No database' }),
    ['No database\n'],
  ],
  ['that was unexpected goes only to the log', new Error('Boom'), []],
])('A failure %s, and what was started is stopped', async (_, failure, told) => {
  const { process, exits, errors } = processWith({})
  const stopped: string[] = []
  await runProgram(process, async ({ lifecycle }) => {
    lifecycle.add('part', { stop: () => void stopped.push('part') })
    throw failure
  })
  expect({ exits, errors, stopped }).toEqual({ exits: [1], errors: told, stopped: ['part'] })
})

test('SIGTERM ends the work with 0, and an error it then throws is not a failure', async () => {
  const { process, exits, errors } = processWith({})
  await runProgram(process, async ({ lifecycle: { signal } }) => {
    const aborted = new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('Cut off'))))
    process.emit('SIGTERM')
    await aborted
  })
  expect({ exits, errors }).toEqual({ exits: [0], errors: [] })
})

test('An open data folder is closed before any work with a database elsewhere, and a missing one is not made', async () => {
  const home = mkdtempSync(join(tmpdir(), 'run-program-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const dataDir = join(home, 'data')
  const modes = () => ['', 'sandbox', 'sandbox/chats', 'secrets.key'].map((name) => modeOf(join(dataDir, name)))
  let seen: readonly number[] = []
  const run = () =>
    runProgram(processWith({ DATA_DIR: dataDir, MONGODB_URI: 'mongodb://h/crm' }).process, async ({ lifecycle }) => {
      seen = existsSync(dataDir) ? modes() : []
      await lifecycle.shutdown('done', 0)
    })

  await run()
  expect(existsSync(dataDir)).toBe(false)
  mkdirSync(join(dataDir, 'sandbox'), { recursive: true })
  for (const file of ['sandbox/chats', 'secrets.key']) writeFileSync(join(dataDir, file), '')
  for (const file of ['sandbox/chats', 'secrets.key']) chmodSync(join(dataDir, file), 0o664)
  for (const folder of ['sandbox', '.']) chmodSync(join(dataDir, folder), 0o775)
  await run()
  expect(seen).toEqual([0o700, 0o700, 0o600, 0o600])
})

test('A home is closed if it holds only our data, and left alone if it holds anything else or is shared', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-program-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  vi.stubEnv('HOME', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
  const run = async (mode: number) => {
    chmodSync(folder, mode)
    await runProgram(processWith({ DATA_DIR: folder, MONGODB_URI: 'mongodb://h/crm' }).process, ({ lifecycle }) =>
      lifecycle.shutdown('done', 0),
    )
    return statSync(folder).mode & 0o7777
  }
  mkdirSync(join(folder, '.cache'))
  writeFileSync(join(folder, 'secrets.key'), '', { mode: 0o644 })
  expect(await run(0o755)).toBe(0o700)
  expect(await run(0o1777)).toBe(0o1777)
  writeFileSync(join(folder, 'photo.jpg'), '')
  // Not by the file's creation, which the umask of this process changes.
  chmodSync(join(folder, 'photo.jpg'), 0o644)
  expect(await run(0o755)).toBe(0o755)
  expect(modeOf(join(folder, 'photo.jpg'))).toBe(0o644)
})

const modeOf = (path: string): number => statSync(path).mode & 0o777
