import { Types } from 'mongoose'
import { expect, test } from 'vitest'

import type { Clock } from '../../../src/clock.ts'
import { createJobMaker, highestDueJobSeq, jobDocument } from '../../../src/models/job-document.ts'
import { enqueueJobs } from '../../../src/services/core/enqueue-jobs.ts'
import { useQueueDatabase } from '../../jobs/queue-database.ts'

const database = useQueueDatabase()

const clock: Clock = { now: () => new Date(1_700_000_000_000) }

test('Jobs made at the same moment keep their order, and a job for later comes after jobs requested in the meantime', () => {
  const make = createJobMaker(clock)
  const tomorrow = new Date(clock.now().getTime() + 86_400_000)
  const later = make({ kind: 'remind', payload: 1, lane: 'a', runAt: tomorrow })
  const [first, second] = [
    make({ kind: 'notify', payload: 2, lane: 'a' }),
    make({ kind: 'notify', payload: 3, lane: 'a' }),
  ]
  expect(first.seq).toBeLessThan(second.seq)
  expect(second.seq).toBeLessThan(later.seq)
  expect(second.seq).toBeLessThanOrEqual(highestDueJobSeq(clock.now()))
  expect(later.seq).toBeGreaterThan(highestDueJobSeq(clock.now()))
})

test.each([
  { kind: '', payload: null },
  { kind: 'x', payload: null, lane: '' },
  { kind: 'x', payload: null, dedupeKey: '' },
  { kind: 'x', payload: null, runAt: new Date(Number.NaN) },
])('An invalid job is refused: %j', (request) => {
  expect(() => jobDocument(request, clock.now(), 0)).toThrow(expect.objectContaining({ code: 'VALIDATION' }))
})

test('A dedupeKey that already exists in the workspace adds nothing, and does not affect another workspace', async () => {
  const collection = await database.jobs()
  const make = createJobMaker(clock)
  const [here, there] = [new Types.ObjectId(), new Types.ObjectId()]
  const first = make({ kind: 'digest', payload: 1, dedupeKey: 'k', workspaceId: here })
  const again = make({ kind: 'digest', payload: 2, dedupeKey: 'k', workspaceId: here })
  const other = make({ kind: 'digest', payload: 3, dedupeKey: 'k', workspaceId: there })
  expect(await enqueueJobs(collection, [first])).toEqual({ enqueued: [first], alreadyThere: [] })
  expect(await enqueueJobs(collection, [again, other])).toEqual({ enqueued: [other], alreadyThere: [again] })
  expect(await collection.find({}).sort({ seq: 1, _id: 1 }).toArray()).toEqual([first, other])
})

test('In a transaction a repeated key does no harm, and an abort takes the jobs back', async () => {
  const collection = await database.jobs()
  const make = createJobMaker(clock)
  const known = make({ kind: 'digest', payload: 1, dedupeKey: 'k' })
  await enqueueJobs(collection, [known])
  const batch = [make({ kind: 'digest', payload: 2, dedupeKey: 'k' }), make({ kind: 'notify', payload: 3 })]
  await database.client().withSession((session) =>
    session.withTransaction(async () => {
      const result = await enqueueJobs(collection, batch, session)
      expect(result).toEqual({ enqueued: [batch[1]], alreadyThere: [batch[0]] })
    }),
  )
  expect(await collection.countDocuments({})).toBe(2)

  const failing = database.client().withSession((session) =>
    session.withTransaction(async () => {
      await enqueueJobs(
        collection,
        [make({ kind: 'notify', payload: 4 }), make({ kind: 'digest', payload: 5, dedupeKey: 'new' })],
        session,
      )
      throw new Error('The change was refused')
    }),
  )
  await expect(failing).rejects.toThrow('The change was refused')
  expect(await collection.countDocuments({})).toBe(2)
})
