/** What every program does around its work. test/e2e/start.test.ts covers how the process ends. */
import { EventEmitter } from 'node:events'

import { expect, test } from 'vitest'

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
