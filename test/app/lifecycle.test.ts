import { EventEmitter } from 'node:events'

import { describe, expect, it } from 'vitest'

import { createLifecycle, type LifecycleDeps } from '../../src/app/lifecycle.ts'
import { expectLoggedErrors, recordedLog } from '../support/recorded-log.ts'

const never = () => new Promise<void>(() => {})

function lifecycle(deps: Partial<LifecycleDeps> = {}) {
  const steps: string[] = []
  const exits: number[] = []
  const recorded = recordedLog()
  const process = new EventEmitter()
  const made = createLifecycle({
    log: recorded.log,
    drainTimeoutMs: 1_000,
    exit: (code) => {
      exits.push(code)
      steps.push(`exit ${code}`)
    },
    ...deps,
  })
  made.listen(process)
  const part = (name: string) => ({
    drain: () => void steps.push(`drain ${name}`),
    stop: () => void steps.push(`stop ${name}`),
  })
  return { ...made, ...recorded, process, steps, exits, part }
}

describe('a signal', () => {
  it.each(['SIGTERM', 'SIGINT'])(
    '%s drains all parts, stops them in reverse order and exits with 0',
    async (signal) => {
      const { start, part, process, steps, exits } = lifecycle()
      expect(await start('database', () => 'connection', part)).toBe('connection')
      await start('http', () => 'http', part)
      process.emit(signal)
      await expect.poll(() => exits).toEqual([0])
      expect(steps).toEqual(['drain connection', 'drain http', 'stop http', 'stop connection', 'exit 0'])
    },
  )

  it('waits for work in progress before anything is stopped', async () => {
    const { add, shutdown, steps, part } = lifecycle()
    add('database', part('database'))
    add('jobs', {
      drain: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        steps.push('last job')
      },
      stop: () => void steps.push('stop jobs'),
    })
    await shutdown('test', 0)
    expect(steps).toEqual(['drain database', 'last job', 'stop jobs', 'stop database', 'exit 0'])
  })

  it('waits no longer than the time limit', async () => {
    const { add, shutdown, exits, messages, part, steps } = lifecycle({ drainTimeoutMs: 20 })
    add('database', part('database'))
    add('jobs', { drain: never, stop: () => void steps.push('stop jobs') })
    await shutdown('test', 0)
    expect(exits).toEqual([0])
    expect(steps.slice(-3)).toEqual(['stop jobs', 'stop database', 'exit 0'])
    expect(messages()).toContain('Not everything was finished in time; interrupted work will be repeated later')
  })

  it('given twice exits at once with its number', async () => {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const { add, process, exits, steps } = lifecycle()
      add('jobs', { drain: never, stop: () => void steps.push('stop jobs') })
      process.emit('SIGTERM')
      process.emit(signal)
      expect(exits).toEqual([code])
      expect(steps).toEqual([`exit ${code}`])
    }
  })

  it('that npm forwards after the terminal’s SIGINT does not count as a second one', async () => {
    const { add, process, exits } = lifecycle({ ignoreEchoMs: 60_000 })
    let finish = () => {}
    add('jobs', { drain: () => new Promise((resolve) => (finish = resolve)), stop: () => {} })
    process.emit('SIGINT')
    process.emit('SIGINT')
    expect(exits).toEqual([])
    process.emit('SIGTERM')
    expect(exits).toEqual([143])
    finish()
  })

  it('stops the other parts even if one hangs while stopping', async () => {
    const { add, shutdown, steps, part, messages } = lifecycle({ stopTimeoutMs: 20 })
    add('database', part('database'))
    add('http', { stop: never })
    await shutdown('test', 0)
    expect(steps).toContain('stop database')
    expect(messages()).toContain('A part did not stop in time')
  })

  it('aborts the signal that ends any waiting', async () => {
    const { signal, process } = lifecycle()
    process.emit('SIGINT')
    expect(signal.aborted).toBe(true)
  })
})

describe('a start', () => {
  it('that fails leaves stopping to the caller, who finds all earlier parts kept', async () => {
    const { start, shutdown, steps, part } = lifecycle()
    await start('database', () => 'database', part)
    await expect(start('http', () => Promise.reject(new Error('port in use')), part)).rejects.toThrow('port in use')
    await shutdown('could not start', 1)
    expect(steps).toEqual(['drain database', 'stop database', 'exit 1'])
  })

  it('interrupted by a signal is finished, then stopped', async () => {
    const { start, process, steps, exits, part } = lifecycle()
    let ready = () => {}
    const begin = () => new Promise<string>((resolve) => (ready = () => resolve('database')))
    const slow = start('database', begin, part)
    await Promise.resolve()
    process.emit('SIGTERM')
    ready()
    await expect(slow).rejects.toThrow('Shutting down: SIGTERM')
    await expect.poll(() => exits).toEqual([0])
    expect(steps).toContain('stop database')
  })

  it('after a signal does not begin', async () => {
    const { start, process, part } = lifecycle()
    process.emit('SIGTERM')
    let began = false
    await expect(
      start(
        'http',
        () => void (began = true),
        () => part('http'),
      ),
    ).rejects.toThrow('Shutting down')
    expect(began).toBe(false)
  })
})

describe('an uncaught error', () => {
  it.each([
    ['uncaughtException', 'An error was not caught'],
    ['unhandledRejection', 'A rejected promise was not handled'],
  ])('(%s) is logged and shuts down with 1', async (event, message) => {
    expectLoggedErrors(message)
    const { add, process, exits, lines, steps, part } = lifecycle()
    add('database', part('database'))
    process.emit(event, new Error('what was that'))
    await expect.poll(() => exits).toEqual([1])
    expect(steps).toContain('stop database')
    expect(lines()).toContainEqual(
      expect.objectContaining({ level: 'error', error: expect.objectContaining({ message: 'what was that' }) }),
    )
  })

  it('while shutting down changes the exit code to 1', async () => {
    expectLoggedErrors('A rejected promise was not handled')
    const { add, process, exits } = lifecycle()
    add('jobs', { drain: () => new Promise((resolve) => setTimeout(resolve, 20)), stop: () => {} })
    process.emit('SIGTERM')
    process.emit('unhandledRejection', new Error('late'))
    await expect.poll(() => exits).toEqual([1])
  })
})

describe('a part that fails to stop', () => {
  it('is logged, does not keep others from stopping, and makes the exit code 1', async () => {
    expectLoggedErrors('A part failed to stop')
    const { add, shutdown, steps, messages, part } = lifecycle()
    add('database', part('database'))
    add('http', { stop: () => Promise.reject(new Error('no')) })
    await shutdown('test', 0)
    expect(messages()).toContain('A part failed to stop')
    expect(steps.slice(-2)).toEqual(['stop database', 'exit 1'])
  })
})
