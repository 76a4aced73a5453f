import { expect, test } from 'vitest'

import { systemClock } from '../../src/clock.ts'
import { createQueueStore } from '../../src/jobs/queue-store.ts'
import { readyJob, useQueueDatabase } from './queue-database.ts'
import { startRunner } from './start-runner.ts'

const database = useQueueDatabase()

test('A queue that forgets drops the payload of done items, and keeps that of failed ones for a replay', async () => {
  const collection = await database.jobs()
  await collection.insertMany([
    readyJob({ seq: 1, payload: { text: 'a secret that somebody typed' } }),
    readyJob({ seq: 2, payload: { text: 'fails' } }),
  ])
  const seen: unknown[] = []
  const runner = startRunner({
    collection,
    store: createQueueStore({ collection, clock: systemClock, leaseMs: 5_000, forget: true }),
    handlers: {
      test: {
        async handle({ item }) {
          seen.push(item.payload)
          if (item.seq === 2) throw new Error('Not this one')
        },
        retry: { maxAttempts: 1 },
      },
    },
  })
  while ((await collection.countDocuments({ status: { $in: ['done', 'dead'] } })) < 2) await runner.idle()
  expect(seen).toHaveLength(2)
  expect(await collection.find().sort({ seq: 1 }).toArray()).toMatchObject([
    { status: 'done', payload: {} },
    { status: 'dead', payload: { text: 'fails' } },
  ])
  expect(JSON.stringify(await collection.findOne({ seq: 1 }))).not.toContain('secret')
})
