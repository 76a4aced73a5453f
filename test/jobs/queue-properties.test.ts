/**
 * The queue's guarantees under random interleavings: several workers step through claims and outcomes in any order,
 * vanish with what they hold, or come back too late, and the clock jumps both ways.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Clock } from '../../src/clock.ts'
import { laneBatches } from '../../src/jobs/lane-batches.ts'
import { createQueueStore } from '../../src/jobs/queue-store.ts'
import type { QueueStore } from '../../src/jobs/queue-store.ts'
import type { JobRecord } from '../../src/models/job.ts'
import { readyJob, useQueueDatabase } from './queue-database.ts'

const database = useQueueDatabase()

const LEASE_MS = 1_000
/** Far ahead: with a clock in the past, the database's TTL sweeper would delete done items during the test. */
const BEGINNING_MS = Date.UTC(2100, 0, 1)
const WORKERS = 3
const LANES = ['a', 'b', null] as const

const worker = fc.nat({ max: WORKERS - 1 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), worker, pick: fc.nat({ max: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('look' as const), worker }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('claim at once' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('complete' as const), worker }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fail' as const), worker, waitMs: fc.nat({ max: 1_500 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bury' as const), worker }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), worker }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('renew' as const), worker }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('vanish' as const), worker }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('enqueue' as const), lane: fc.constantFrom(...LANES) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('clock' as const), byMs: fc.integer({ min: -700, max: 1_600 }) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const lastError = { code: 'INTERNAL', message: 'as the test wished', at: new Date(0) }

async function playOut(steps: readonly Step[], initial: readonly (string | null)[]): Promise<void> {
  const collection = await database.jobs()
  let now = BEGINNING_MS
  const clock: Clock = { now: () => new Date(now) }
  const store: QueueStore<JobRecord> = createQueueStore({ collection, clock, leaseMs: LEASE_MS })

  const enqueued = new Map<string, JobRecord>()
  const held: (JobRecord | undefined)[] = Array.from({ length: WORKERS }, () => undefined)
  /** What a worker saw when it looked, however long ago. */
  const looks: (JobRecord[] | undefined)[] = Array.from({ length: WORKERS }, () => undefined)
  const finished: JobRecord[] = []
  const fences = new Map<string, number>()

  const enqueue = async (lane: string | null): Promise<void> => {
    const item = readyJob({ seq: enqueued.size + 1, lane })
    await collection.insertOne(item)
    enqueued.set(String(item._id), item)
  }

  const look = async (): Promise<JobRecord[]> => [
    ...(await store.listAbandoned(10)),
    ...(await store.listReady({ limit: 50 })),
  ]

  const claim = async (by: number, pick: number): Promise<void> => {
    const batches = laneBatches(looks[by] ?? (await look()))
    looks[by] = undefined
    const batch = batches[pick % Math.max(batches.length, 1)]
    if (batch === undefined) return
    const result = await store.claim(batch[0])
    if ('refused' in result) return
    const { claimed } = result
    // A worker that claims again has forgotten what it had: the same as vanishing with it.
    held[by] = claimed
    const id = String(claimed._id)
    expect(claimed.fence).toBeGreaterThan(fences.get(id) ?? 0)
    fences.set(id, claimed.fence)
    expect(finished.map((item) => String(item._id))).not.toContain(id)
    if (claimed.lane === null) return
    const before = [...enqueued.values()].filter((item) => item.lane === claimed.lane && item.seq < claimed.seq)
    const done = new Set(finished.map((item) => String(item._id)))
    expect(before.every((item) => done.has(String(item._id)))).toBe(true)
  }

  const finish = async (by: number, end: 'complete' | 'bury'): Promise<void> => {
    const item = held[by]
    if (item === undefined) return
    const accepted = end === 'complete' ? await store.complete(item) : await store.bury(item, lastError)
    expect(accepted).toBe(fences.get(String(item._id)) === item.fence && isHeldBy(item))
    if (accepted) finished.push(item)
    notRunning.add(`${String(item._id)}/${item.fence}`)
    held[by] = undefined
  }

  /** Claims that did not end through a later claim. */
  const notRunning = new Set<string>()
  const isHeldBy = (item: JobRecord): boolean => !notRunning.has(`${String(item._id)}/${item.fence}`)

  const giveBack = async (by: number, act: (item: JobRecord) => Promise<boolean>): Promise<void> => {
    const item = held[by]
    if (item === undefined) return
    expect(await act(item)).toBe(fences.get(String(item._id)) === item.fence && isHeldBy(item))
    notRunning.add(`${String(item._id)}/${item.fence}`)
    held[by] = undefined
  }

  const runningPerLaneIsOne = async (): Promise<void> => {
    const lanes = (await collection.find({ status: 'running', lane: { $type: 'string' } }).toArray()).map(
      (item) => item.lane,
    )
    expect(new Set(lanes).size).toBe(lanes.length)
  }

  for (const lane of initial) await enqueue(lane)
  for (const next of steps) {
    if (next.do === 'claim') await claim(next.worker, next.pick)
    else if (next.do === 'look') looks[next.worker] = await look()
    else if (next.do === 'claim at once') await Promise.all(held.map((_, by) => claim(by, by)))
    else if (next.do === 'complete' || next.do === 'bury') await finish(next.worker, next.do)
    else if (next.do === 'fail')
      await giveBack(next.worker, (item) => store.retryAt(item, new Date(now + next.waitMs), lastError))
    else if (next.do === 'release') await giveBack(next.worker, store.release)
    else if (next.do === 'renew') await renew(next.worker)
    else if (next.do === 'vanish') held[next.worker] = undefined
    else if (next.do === 'enqueue') await enqueue(next.lane)
    else now += next.byMs
    await runningPerLaneIsOne()
  }

  async function renew(by: number): Promise<void> {
    const item = held[by]
    if (item !== undefined)
      expect(await store.renew(item)).toBe(fences.get(String(item._id)) === item.fence && isHeldBy(item))
  }

  // Whatever happened, everything gets done eventually.
  for (let round = 0; finished.length < enqueued.size; round += 1) {
    expect(round).toBeLessThan(enqueued.size * 4 + steps.length)
    now += LEASE_MS * 2
    await claim(0, round)
    await finish(0, 'complete')
  }

  expect(new Set(finished.map((item) => String(item._id))).size).toBe(enqueued.size)
  expect(await collection.countDocuments({ status: { $in: ['done', 'dead'] } })).toBe(enqueued.size)
  expect(await collection.countDocuments({ activeLane: { $type: 'string' } })).toBe(0)
  for (const lane of ['a', 'b']) {
    const order = finished.filter((item) => item.lane === lane).map((item) => item.seq)
    expect(order).toEqual(order.toSorted((left, right) => left - right))
  }
  await collection.drop()
}

test(
  'However workers, crashes and clocks interleave, every item is finished once, in its lane’s order, one at a time',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 40 }),
        fc.array(fc.constantFrom(...LANES), { minLength: 1, maxLength: 6 }),
        playOut,
      ),
      { numRuns: Number(process.env['QUEUE_PROPERTY_RUNS'] ?? 15) },
    )
  },
)
