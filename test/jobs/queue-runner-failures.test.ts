import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { systemClock } from '../../src/clock.ts'
import type { QueueHandler } from '../../src/jobs/queue-handler.ts'
import { createQueueStore } from '../../src/jobs/queue-store.ts'
import { readyJob, useQueueDatabase } from './queue-database.ts'
import { latch, recordingLogger, startRunner } from './start-runner.ts'

const database = useQueueDatabase()

test('An item whose process vanished runs again once its lease has expired, before the rest of its lane', async () => {
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

test('An item on which the process vanishes again and again is given up without being run', async () => {
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

test('A worker that lost its claim is notified by the signal, and its result is ignored', async () => {
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

test('The runner survives a database outage, logs it once, and then catches up', async () => {
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
    'The queue can reach its database again',
  ])
})

test('Stopping takes nothing new and waits for running items', async () => {
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

test('Stopping aborts items that exceed the time limit; they are released and the attempt does not count', async () => {
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
  await collection.insertOne(readyJob({ seq: 1 }))
  const begun = latch()
  const handle: QueueHandler['handle'] = () => {
    begun.resolve()
    return new Promise(() => {})
  }
  const runner = startRunner({ collection, handlers: { test: { handle } } })
  await begun.promise
  expect(await runner.stop({ drainMs: 50 })).toEqual({ unfinished: 1 })
})

test('While something it needs is away, an item is retried without using up attempts', async () => {
  const collection = await database.jobs()
  await collection.insertOne(readyJob({ seq: 1, lane: 'a', createdAt: new Date() }))
  let runs = 0
  const handle: QueueHandler['handle'] = async () => {
    runs += 1
    if (runs < 6) throw new Error('away')
    if (runs < 7) throw new Error('its own fault')
  }
  const isOutage = (error: unknown): boolean => error instanceof Error && error.message === 'away'
  const retry = { maxAttempts: 2, backoff: { baseMs: 1, capMs: 5 }, isOutage }
  const runner = startRunner({ collection, handlers: { test: { handle, retry } } })
  while ((await collection.countDocuments({ status: 'done' })) < 1) await runner.idle()
  expect(runs).toBe(7)
  expect(await collection.findOne({ seq: 1 })).toMatchObject({ status: 'done', attempts: 2 })
})
