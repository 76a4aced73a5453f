import { setTimeout as sleep } from 'node:timers/promises'

import { ObjectId } from 'mongodb'
import type { Collection } from 'mongodb'
import { expect, onTestFinished, test } from 'vitest'

import { systemClock } from '../../src/clock.ts'
import { AppError } from '../../src/errors.ts'
import type { QueueHandler } from '../../src/jobs/queue-handler.ts'
import { createQueueRunner } from '../../src/jobs/queue-runner.ts'
import type { QueueRunner, QueueRunnerDeps } from '../../src/jobs/queue-runner.ts'
import { createQueueStore } from '../../src/jobs/queue-store.ts'
import { replayDead } from '../../src/jobs/replay-dead.ts'
import { silentLogger } from '../../src/logger.ts'
import type { Logger } from '../../src/logger.ts'
import type { JobRecord } from '../../src/models/job.ts'
import { readyJob, useQueueDatabase } from './queue-database.ts'

const database = useQueueDatabase()

const QUICK = { baseMs: 1, capMs: 2 }

type Setup = {
  readonly collection: Collection<JobRecord>
  readonly handlers: Readonly<Record<string, QueueHandler>>
  readonly leaseMs?: number
} & Partial<Pick<QueueRunnerDeps<JobRecord>, 'store' | 'log' | 'pollMs' | 'concurrency' | 'maxAbandoned'>>

function startRunner({ collection, handlers, leaseMs = 5_000, ...rest }: Setup): QueueRunner {
  const runner = createQueueRunner<JobRecord>({
    store: createQueueStore({ collection, clock: systemClock, leaseMs }),
    ...{ handlers, clock: systemClock, random: Math.random, log: silentLogger, concurrency: 8, pollMs: 50, leaseMs },
    ...rest,
  })
  runner.start()
  onTestFinished(async () => void (await runner.stop({ drainMs: 1_000 })))
  return runner
}

/** A promise with its resolve in hand; Node 20 has no `Promise.withResolvers`. */
function latch(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve: () => resolve() }
}

function recordingLogger(lines: string[]): Logger {
  const write = (_fields: unknown, message: string): void => void lines.push(message)
  const logger: Logger = { debug: write, info: write, warn: write, error: write, child: () => logger }
  return logger
}

test('Many lanes are worked side by side, each in its order and one item at a time', async () => {
  const collection = await database.jobs()
  const items = Array.from({ length: 60 }, (_, seq) => readyJob({ seq, lane: `lane ${seq % 6}` }))
  await collection.insertMany(items)
  const seen = new Map<string, number[]>()
  const busy = new Set<string>()
  let overlaps = 0
  const handle: QueueHandler['handle'] = async ({ item }) => {
    const lane = item.lane ?? ''
    if (busy.has(lane)) overlaps += 1
    busy.add(lane)
    await sleep(1)
    seen.set(lane, [...(seen.get(lane) ?? []), item.seq])
    busy.delete(lane)
  }
  const runners = [1, 2].map(() => startRunner({ collection, handlers: { test: { handle } }, concurrency: 4 }))
  while ((await collection.countDocuments({ status: 'done' })) < items.length)
    await Promise.all(runners.map((runner) => runner.idle()))
  expect(overlaps).toBe(0)
  expect([...seen.keys()].toSorted()).toEqual([0, 1, 2, 3, 4, 5].map((lane) => `lane ${lane}`))
  for (const order of seen.values()) expect(order).toEqual(order.toSorted((left, right) => left - right))
  expect([...seen.values()].flat()).toHaveLength(items.length)
})

test('A failed item waits for its retry, and the rest of its lane waits with it while other lanes go on', async () => {
  const collection = await database.jobs()
  await collection.insertMany([
    readyJob({ seq: 1, lane: 'a', payload: 'fails twice' }),
    readyJob({ seq: 2, lane: 'a' }),
    readyJob({ seq: 3, lane: 'b' }),
  ])
  const seen: string[] = []
  let failures = 0
  const handle: QueueHandler['handle'] = async ({ item, isLastAttempt }) => {
    seen.push(`${item.seq}${isLastAttempt ? ' last' : ''}`)
    if (item.payload === 'fails twice' && failures++ < 2) throw new Error('Not yet')
  }
  const runner = startRunner({ collection, handlers: { test: { handle, retry: { maxAttempts: 3, backoff: QUICK } } } })
  while ((await collection.countDocuments({ status: 'done' })) < 3) await runner.idle()
  expect(seen.filter((entry) => !entry.startsWith('3'))).toEqual(['1', '1', '1 last', '2'])
  expect(seen).toContain('3')
})

test('An item that keeps failing is given up, told of once, lets its lane go on, and can be replayed', async () => {
  const collection = await database.jobs()
  const poison = readyJob({ seq: 1, lane: 'a' })
  await collection.insertMany([poison, readyJob({ seq: 2, lane: 'a' })])
  const told: string[] = []
  let isPoison = true
  const runner = startRunner({
    collection,
    handlers: {
      test: {
        retry: { maxAttempts: 2, backoff: QUICK },
        handle: async ({ item }) => {
          if (item.seq === 1 && isPoison) throw new Error('Bearer abc123 was refused')
        },
        onDead: async (item, error) => void told.push(`${item.seq}: ${String(error)}`),
      },
    },
  })
  while ((await collection.countDocuments({ seq: 2, status: 'done' })) < 1) await runner.idle()
  expect(told).toEqual(['1: Error: Bearer abc123 was refused'])
  expect(await collection.findOne({ _id: poison._id })).toMatchObject({
    status: 'dead',
    attempts: 2,
    lastError: { code: 'INTERNAL', message: '[secret] was refused' },
  })

  isPoison = false
  await expect(replayDead({ collection, clock: systemClock }, {})).rejects.toMatchObject({ code: 'VALIDATION' })
  const future = new Date(Date.now() + 60_000)
  expect(await replayDead({ collection, clock: systemClock }, { kind: 'test', from: future })).toBe(0)
  expect(await replayDead({ collection, clock: systemClock }, { kind: 'other' })).toBe(0)
  expect(await replayDead({ collection, clock: systemClock }, { id: poison._id, until: future })).toBe(1)
  runner.wake()
  await runner.idle()
  expect(await collection.findOne({ _id: poison._id })).toMatchObject({ status: 'done', attempts: 1 })
})

test('A rule of ours that was broken is given up at the first attempt', async () => {
  const collection = await database.jobs()
  await collection.insertOne(readyJob({ seq: 1 }))
  const handle = async (): Promise<void> => {
    throw new AppError('NOT_FOUND', { message: 'The contact is gone' })
  }
  await startRunner({ collection, handlers: { test: { handle } } }).idle()
  expect(await collection.findOne({})).toMatchObject({ status: 'dead', attempts: 1, lastError: { code: 'NOT_FOUND' } })
})

test('An item whose process vanished is worked again once its lease is over, before the rest of its lane', async () => {
  const collection = await database.jobs()
  const lost = {
    status: 'running',
    attempts: 1,
    fence: 1,
    activeLane: 'a',
    leaseUntil: new Date(Date.now() + 300),
  } as const
  await collection.insertMany([readyJob({ seq: 1, lane: 'a', ...lost }), readyJob({ seq: 2, lane: 'a' })])
  const seen: number[] = []
  const handlers = { test: { handle: async ({ item }) => void seen.push(item.seq) } } satisfies Record<
    string,
    QueueHandler
  >
  const runner = startRunner({ collection, handlers, leaseMs: 400 })
  while (seen.length < 2) await runner.idle()
  expect(seen).toEqual([1, 2])
  expect(await collection.findOne({ seq: 1 })).toMatchObject({ attempts: 2, abandoned: 1, fence: 2 })
})

test('An item over which the process vanishes again and again is given up without being run', async () => {
  const collection = await database.jobs()
  const lost = { status: 'running', attempts: 3, abandoned: 2, fence: 3, leaseUntil: new Date(0) } as const
  await collection.insertOne(readyJob({ seq: 1, ...lost }))
  let runs = 0
  const handlers = { test: { handle: async () => void (runs += 1) } }
  await startRunner({ collection, handlers, maxAbandoned: 3 }).idle()
  expect(runs).toBe(0)
  expect(await collection.findOne({})).toMatchObject({ status: 'dead', abandoned: 3 })
})

test('A handler that takes longer than the lease keeps its claim', async () => {
  const collection = await database.jobs()
  await collection.insertOne(readyJob({ seq: 1, lane: 'a' }))
  let runs = 0
  const handle: QueueHandler['handle'] = async ({ heartbeat, signal }) => {
    runs += 1
    await sleep(900)
    expect(await heartbeat()).toBe(true)
    expect(signal.aborted).toBe(false)
  }
  const runners = [1, 2].map(() => startRunner({ collection, handlers: { test: { handle } }, leaseMs: 400 }))
  while ((await collection.countDocuments({ status: 'done' })) < 1)
    await Promise.all(runners.map((runner) => runner.idle()))
  expect(runs).toBe(1)
})

test('A worker whose claim went to another is told by the signal, and what it returns is ignored', async () => {
  const collection = await database.jobs()
  await collection.insertOne(readyJob({ seq: 1 }))
  let reason: unknown
  const handle: QueueHandler['handle'] = async ({ signal }) => {
    await collection.updateOne({}, { $inc: { fence: 1 }, $set: { leaseUntil: new Date(Date.now() + 60_000) } })
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    reason = signal.reason
  }
  await startRunner({ collection, handlers: { test: { handle } }, leaseMs: 300 }).idle()
  expect(reason).toMatchObject({ code: 'CONFLICT' })
  expect(await collection.findOne({})).toMatchObject({ status: 'running', fence: 2 })
})

test('Items of an unknown kind stay ready, keep their place in their lane, and are logged once', async () => {
  const collection = await database.jobs()
  await collection.insertMany([
    readyJob({ seq: 1, kind: 'from the future', lane: 'a' }),
    readyJob({ seq: 2, lane: 'a' }),
    readyJob({ seq: 3, kind: 'from the future' }),
    readyJob({ seq: 4 }),
  ])
  const lines: string[] = []
  const seen: number[] = []
  const handlers = { test: { handle: async ({ item }) => void seen.push(item.seq) } } satisfies Record<
    string,
    QueueHandler
  >
  const runner = startRunner({ collection, handlers, log: recordingLogger(lines) })
  await runner.idle()
  await runner.idle()
  expect(seen).toEqual([4])
  expect(await collection.countDocuments({ status: 'ready', attempts: 0 })).toBe(3)
  expect(lines).toEqual(['Queued items of an unknown kind are left for a process that knows it'])
})

test('A long backlog in a lane that another process holds starves nobody', async () => {
  const collection = await database.jobs()
  const elsewhere = { status: 'running', activeLane: 'a', fence: 1, leaseUntil: new Date(Date.now() + 60_000) } as const
  const backlog = Array.from({ length: 200 }, (_, index) => readyJob({ seq: index + 2, lane: 'a' }))
  await collection.insertMany([
    readyJob({ seq: 1, lane: 'a', ...elsewhere }),
    ...backlog,
    readyJob({ seq: 900, lane: 'b' }),
  ])
  const seen: number[] = []
  const handlers = { test: { handle: async ({ item }) => void seen.push(item.seq) } } satisfies Record<
    string,
    QueueHandler
  >
  await startRunner({ collection, handlers, concurrency: 2 }).idle()
  expect(seen).toEqual([900])
})

test('What arrives in a lane that is being worked follows at once, without waiting for the next poll', async () => {
  const collection = await database.jobs()
  const seen: number[] = []
  const handle: QueueHandler['handle'] = async ({ item }) => {
    seen.push(item.seq)
    if (item.seq >= 20) return
    await collection.insertOne(readyJob({ seq: item.seq + 1, lane: 'a' }))
    runner.wake('a')
  }
  const runner = startRunner({ collection, handlers: { test: { handle } }, pollMs: 1_000_000 })
  await runner.idle()
  await collection.insertOne(readyJob({ seq: 1, lane: 'a' }))
  runner.wake('a')
  await runner.idle()
  expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test('The runner outlives a database that goes away, says so once, and then makes up for it', async () => {
  const collection = await database.jobs()
  await collection.insertMany([1, 2, 3].map((seq) => readyJob({ seq, lane: 'a' })))
  const real = createQueueStore({ collection, clock: systemClock, leaseMs: 5_000 })
  let isAway = false
  const gate =
    <Args extends unknown[], Result>(operation: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (isAway) throw new Error('connect ECONNREFUSED')
      return operation(...args)
    }
  const store = {
    ...real,
    listReady: gate(real.listReady),
    listAbandoned: gate(real.listAbandoned),
    claim: gate(real.claim),
    complete: gate(real.complete),
  }
  const lines: string[] = []
  const runs: number[] = []
  const handle: QueueHandler['handle'] = async ({ item }) => {
    runs.push(item.seq)
    if (item.seq !== 1) return
    isAway = true
    setTimeout(() => (isAway = false), 600)
  }
  const runner = startRunner({ collection, store, handlers: { test: { handle } }, log: recordingLogger(lines) })
  while ((await collection.countDocuments({ status: 'done' })) < 3) await runner.idle()
  expect(runs).toEqual([1, 2, 3])
  expect(lines).toEqual([
    'The queue cannot reach its database and waits for it',
    'The queue reaches its database again',
  ])
})

test('Stopping takes nothing new and waits for what runs', async () => {
  const collection = await database.jobs()
  await collection.insertMany([1, 2, 3].map((seq) => readyJob({ seq, lane: 'a' })))
  const begun = latch()
  const handle: QueueHandler['handle'] = async () => {
    begun.resolve()
    await sleep(200)
  }
  const runner = startRunner({ collection, handlers: { test: { handle } } })
  await begun.promise
  expect(await runner.stop({ drainMs: 5_000 })).toEqual({ unfinished: 0 })
  expect(await collection.countDocuments({ status: 'done' })).toBe(1)
  expect(await collection.countDocuments({ status: 'ready', attempts: 0 })).toBe(2)
})

test('Stopping aborts what outlasts its bound; such an item is given back and the attempt does not count', async () => {
  const collection = await database.jobs()
  await collection.insertOne(readyJob({ seq: 1, lane: 'a' }))
  const begun = latch()
  const handle: QueueHandler['handle'] = ({ signal }) =>
    new Promise((_, reject) => {
      begun.resolve()
      signal.addEventListener('abort', () => reject(new Error('Cut off')))
    })
  const runner = startRunner({ collection, handlers: { test: { handle } } })
  await begun.promise
  expect(await runner.stop({ drainMs: 50 })).toEqual({ unfinished: 0 })
  expect(await collection.findOne({})).toMatchObject({ status: 'ready', attempts: 0, activeLane: 'a' })
})

test('Stopping does not wait for ever for a handler that never ends', async () => {
  const collection = await database.jobs()
  await collection.insertOne(readyJob({ _id: new ObjectId(), seq: 1 }))
  const begun = latch()
  const handle: QueueHandler['handle'] = () => {
    begun.resolve()
    return new Promise(() => {})
  }
  const runner = startRunner({ collection, handlers: { test: { handle } } })
  await begun.promise
  expect(await runner.stop({ drainMs: 50 })).toEqual({ unfinished: 1 })
})
