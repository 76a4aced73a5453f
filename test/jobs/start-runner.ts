/** Starts runners for the tests of the queue. */
import type { Collection } from 'mongodb'
import { onTestFinished } from 'vitest'

import { systemClock } from '../../src/clock.ts'
import type { QueueHandler } from '../../src/jobs/queue-handler.ts'
import { createQueueRunner } from '../../src/jobs/queue-runner.ts'
import type { QueueRunner, QueueRunnerDeps } from '../../src/jobs/queue-runner.ts'
import { createQueueStore } from '../../src/jobs/queue-store.ts'
import { silentLogger } from '../../src/logger.ts'
import type { Logger } from '../../src/logger.ts'
import type { JobRecord } from '../../src/models/job.ts'

type Setup = {
  readonly collection: Collection<JobRecord>
  readonly handlers: Readonly<Record<string, QueueHandler>>
  readonly leaseMs?: number
} & Partial<Pick<QueueRunnerDeps<JobRecord>, 'store' | 'log' | 'pollMs' | 'concurrency' | 'maxAbandoned' | 'observe'>>

/** A started runner with quick defaults, stopped when the test ends. */
export function startRunner({ collection, handlers, leaseMs = 5_000, ...rest }: Setup): QueueRunner {
  const runner = createQueueRunner<JobRecord>({
    store: createQueueStore({ collection, clock: systemClock, leaseMs }),
    handlers,
    clock: systemClock,
    random: Math.random,
    log: silentLogger,
    concurrency: 8,
    pollMs: 50,
    leaseMs,
    ...rest,
  })
  runner.start()
  onTestFinished(async () => void (await runner.stop({ drainMs: 1_000 })))
  return runner
}

/** A promise with its resolve in hand; Node 20 has no `Promise.withResolvers`. */
export function latch(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve: () => resolve() }
}

/** Keeps the messages of all lines. */
export function recordingLogger(lines: string[]): Logger {
  const write = (_fields: unknown, message: string): void => void lines.push(message)
  const logger: Logger = { debug: write, info: write, warn: write, error: write, child: () => logger }
  return logger
}
