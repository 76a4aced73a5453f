import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { systemClock } from '../../src/clock.ts'
import { AppError } from '../../src/errors.ts'
import type { QueueHandler } from '../../src/jobs/queue-handler.ts'
import { replayDead } from '../../src/jobs/replay-dead.ts'
import { readyJob, useQueueDatabase } from './queue-database.ts'
import { recordingLogger, startRunner } from './start-runner.ts'

const database = useQueueDatabase()

const QUICK = { baseMs: 1, capMs: 2 }

test('Many lanes are processed in parallel, each in order and one item at a time', async () => {
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

test('A failed item waits for its retry, and the rest of its lane waits with it while other lanes continue', async () => {
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

test('An item that keeps failing is given up and reported once; its lane continues, and it can be replayed', async () => {
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
    lastError: { code: 'INTERNAL', message: 'Bearer [redacted] was refused' },
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

test('An item that breaks one of our rules is given up at the first attempt', async () => {
  const collection = await database.jobs()
  await collection.insertOne(readyJob({ seq: 1 }))
  const handle = async (): Promise<void> => {
    throw new AppError('NOT_FOUND', { message: 'The contact is gone', details: { kind: 'contact' } })
  }
  await startRunner({ collection, handlers: { test: { handle } } }).idle()
  expect(await collection.findOne({})).toMatchObject({ status: 'dead', attempts: 1, lastError: { code: 'NOT_FOUND' } })
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

test('A long backlog in a lane that another process holds does not starve other lanes', async () => {
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

test('An item that arrives in a busy lane follows at once, without waiting for the next poll', async () => {
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
