/** Starts parts in order and stops them in reverse order: on a signal, a failed start or an uncaught error. */
import type { EventEmitter } from 'node:events'

import type { Logger } from '../logger.ts'

export type LifecyclePart = {
  /**
   * Stops accepting work and resolves when everything in progress is finished. All parts drain at once, within the time
   * limit.
   */
  readonly drain?: () => Promise<void> | void
  /** Releases everything. Called in reverse order of starting, after the drain, even if the drain was cut off. */
  readonly stop: () => Promise<void> | void
}

export type Lifecycle = {
  /**
   * Starts a part and remembers how to stop it. A shutdown in the meantime waits for the start and then stops the part.
   *
   * @throws What `begin` throws, or the reason for the shutdown once it has begun.
   */
  readonly start: <T>(name: string, begin: () => Promise<T> | T, part: (started: T) => LifecyclePart) => Promise<T>
  /** Registers a part that is already running. */
  readonly add: (name: string, part: LifecyclePart) => void
  /** Aborted when a shutdown begins, to end any waiting. */
  readonly signal: AbortSignal
  /** Drains, stops and exits. A second call does not start over, but the first non-zero exit code is kept. */
  readonly shutdown: (reason: string, exitCode: number) => Promise<void>
  /**
   * From now on, SIGTERM and SIGINT shut down with exit code 0, and a second one exits at once with 128 plus its
   * number; an uncaught error is logged and shuts down with 1.
   */
  readonly listen: (process: EventEmitter) => void
}

export type LifecycleDeps = {
  readonly log: Logger
  /** How long the whole drain may take. */
  readonly drainTimeoutMs: number
  /** How long one part may take to stop before the next one is stopped. */
  readonly stopTimeoutMs?: number
  /**
   * A second SIGINT within this many milliseconds is ignored: on Ctrl+C under npm, the terminal signals this process
   * and npm forwards its own signal too.
   */
  readonly ignoreEchoMs?: number
  readonly exit: (code: number) => void
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const

export function createLifecycle(deps: LifecycleDeps): Lifecycle {
  const { log, drainTimeoutMs, stopTimeoutMs = 5_000, ignoreEchoMs = 0, exit } = deps
  const running: { readonly name: string; readonly part: LifecyclePart }[] = []
  const starting = new Set<Promise<unknown>>()
  const stopping = new AbortController()
  let exitCode = 0
  let finished: Promise<void> | undefined

  const lifecycle: Lifecycle = {
    start: async (name, begin, part) => {
      stopping.signal.throwIfAborted()
      const started = Promise.resolve().then(begin)
      const kept = started.then((value) => void running.push({ name, part: part(value) }))
      starting.add(kept)
      try {
        await kept
      } finally {
        starting.delete(kept)
      }
      stopping.signal.throwIfAborted()
      return started
    },
    add: (name, part) => void running.push({ name, part }),
    signal: stopping.signal,
    shutdown: (reason, code) => {
      exitCode ||= code
      finished ??= finish(reason)
      return finished
    },
    listen: (process) => {
      let interruptedAt = Number.NEGATIVE_INFINITY
      for (const [signal, number] of Object.entries(SIGNALS)) {
        process.on(signal, () => {
          const isEcho = signal === 'SIGINT' && performance.now() - interruptedAt < ignoreEchoMs
          if (signal === 'SIGINT' && !isEcho) interruptedAt = performance.now()
          if (isEcho) return
          if (finished === undefined) {
            log.info({ signal }, 'Shutting down; a second signal exits at once')
            void lifecycle.shutdown(signal, 0)
            return
          }
          log.warn({ signal }, 'Second signal: exiting at once')
          exit(128 + number)
        })
      }
      const fatal = (message: string) => (error: unknown) => {
        log.error({ error }, message)
        void lifecycle.shutdown(message, 1)
      }
      process.on('uncaughtException', fatal('An error was not caught'))
      process.on('unhandledRejection', fatal('A rejected promise was not handled'))
    },
  }
  return lifecycle

  async function finish(reason: string): Promise<void> {
    stopping.abort(new Error(`Shutting down: ${reason}`))
    const began = performance.now()
    const left = () => drainTimeoutMs - (performance.now() - began)

    // A part that is still starting must be stopped too, or it would be left running.
    if (!(await within(left(), Promise.allSettled(starting))))
      log.warn({}, 'A part was still starting and was left running')

    const drains = running.map(({ name, part }) => attempt(name, 'drain', part.drain))
    if (!(await within(left(), Promise.all(drains)))) {
      log.warn({ drainTimeoutMs }, 'Not everything was finished in time; interrupted work will be repeated later')
    }

    for (let next = running.pop(); next !== undefined; next = running.pop()) {
      const { name, part } = next
      if (!(await within(stopTimeoutMs, attempt(name, 'stop', part.stop)))) {
        log.warn({ part: name, stopTimeoutMs }, 'A part did not stop in time')
      }
    }
    log.debug({ exitCode, ms: Math.round(performance.now() - began) }, 'Stopped')
    exit(exitCode)
  }

  async function attempt(name: string, what: string, action: LifecyclePart['drain']): Promise<void> {
    try {
      await action?.()
    } catch (error) {
      log.error({ error, part: name }, `A part failed to ${what}`)
      exitCode ||= 1
    }
  }
}

/** Whether the work finished within that many milliseconds. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), false)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
