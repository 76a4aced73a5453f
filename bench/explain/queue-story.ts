/** Both queues at work: an update through all its states, and every job that is due. */
import type { Connection } from 'mongoose'

import { systemClock } from '../../src/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { createMetrics } from '../../src/app/metrics.ts'
import { addQueueGauges } from '../../src/app/queue-gauges.ts'
import { firstSweep } from '../../src/jobs/digests.ts'
import { createQueueStore, type QueueStore } from '../../src/jobs/queue-store.ts'
import { createTelegramUpdateStore } from '../../src/jobs/telegram-update-store.ts'
import { createUpdateSeal } from '../../src/jobs/update-seal.ts'
import { jobDocument } from '../../src/models/job-document.ts'
import { type JobRecord, JOBS_COLLECTION } from '../../src/models/job.ts'
import { TELEGRAM_UPDATES_COLLECTION, type TelegramUpdateRecord } from '../../src/models/telegram-update.ts'
import { createCrm } from '../../test/support/crm.ts'
import { TEST_SECRET_BOX } from '../../test/support/test-core.ts'
import type { TestBot } from '../../test/support/test-bot.ts'

const BOT_ID = 4242
const LEASE_MS = 15_000
const WEEK_MS = 7 * 24 * 60 * 60 * 1000
const LIST = { limit: 80, exceptLanes: ['chat:1'], exceptKinds: ['unknown'] } as const
const FAILED = { code: 'UNAVAILABLE', message: 'As in an outage', at: new Date(0) } as const

/** What a queue that has run for a while holds: updates that are done, and jobs that are due next week. */
export async function fillQueues(connection: Connection, count: number): Promise<void> {
  const now = systemClock.now()
  const updates = Array.from({ length: count }, (_, n) => ({
    ...updateOf(n, now),
    status: 'done' as const,
    doneAt: now,
  }))
  await connection.collection<TelegramUpdateRecord>(TELEGRAM_UPDATES_COLLECTION).insertMany(updates)
  const nextWeek = new Date(now.getTime() + WEEK_MS)
  const request = { kind: 'message.delete', payload: {}, runAt: nextWeek }
  const jobs = Array.from({ length: count }, (_, n) => jobDocument(request, now, n % 1_000))
  await connection.collection<JobRecord>(JOBS_COLLECTION).insertMany(jobs)
}

export async function queueStory(database: Database, bot: TestBot): Promise<void> {
  const { connection } = database
  const updates = connection.collection<TelegramUpdateRecord>(TELEGRAM_UPDATES_COLLECTION)
  const queue = createQueueStore({ collection: updates, clock: systemClock, leaseMs: LEASE_MS, forget: true })
  const { seal } = createUpdateSeal(TEST_SECRET_BOX)
  const store = createTelegramUpdateStore({ collection: updates, seal })
  for (const [turn, outcome] of OUTCOMES.entries()) {
    const update = updateOf(1_000_000 + turn, systemClock.now())
    await store.insert([update])
    await queue.listReady({ limit: 1 })
    await queue.listReady(LIST)
    await queue.listAbandoned(LIST.limit)
    await queue.lanesWithEarlier([update])
    const claim = await queue.claim(update)
    if ('claimed' in claim) await outcome(queue, claim.claimed)
    await store.abandon([update])
  }
  const crm = createCrm(database)
  // Every digest of a day becomes due within the longest look back.
  await crm.enqueue([firstSweep(crm.now())])
  await crm.workJobs(bot.jobHandlers)
  const jobs = connection.collection<JobRecord>(JOBS_COLLECTION)
  const metrics = createMetrics({ processMetrics: false })
  addQueueGauges(metrics, { updates, jobs })
  await metrics.registry.metrics()
}

type Outcome = (queue: QueueStore<TelegramUpdateRecord>, item: TelegramUpdateRecord) => Promise<boolean>

const OUTCOMES: readonly Outcome[] = [
  (queue, item) => queue.complete(item),
  (queue, item) => queue.renew(item),
  (queue, item) => queue.retryAt(item, new Date(), FAILED),
  (queue, item) => queue.waitUntil(item, new Date(), FAILED),
  (queue, item) => queue.bury(item, FAILED),
  (queue, item) => queue.release(item),
  (queue, item) => queue.stepBack(item),
]

function updateOf(id: number, at: Date): TelegramUpdateRecord {
  return {
    _id: `${BOT_ID}:${id}`,
    kind: `telegram.update:${BOT_ID}`,
    payload: {},
    lane: `chat:${id}`,
    seq: id,
    runAt: new Date(0),
    status: 'ready',
    attempts: 0,
    abandoned: 0,
    fence: 0,
    createdAt: at,
  }
}
