import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { atOnce, createCrm, outcomes } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { testJob } from '../../support/test-job.ts'

const database = ownDatabase()

async function scene() {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const jobs = () =>
    crm.jobs
      .find({ workspaceId: objectId(workspaceId) })
      .sort({ seq: 1 })
      .lean()
  return { crm, owner, jobs }
}

test('The jobs of a change appear once it commits: in order, ready, and with their payloads', async () => {
  const { crm, owner, jobs } = await scene()
  const runAt = new Date(crm.now().getTime() + 3_600_000)
  await crm.transact(owner(), 'promise', async ({ enqueue }) => {
    enqueue(testJob('test.first'), { n: 1 }, { lane: 'a' })
    enqueue(testJob('test.second'), { n: { deep: [null] } })
    enqueue(testJob('test.later'), {}, { lane: 'a', runAt })
    expect(await jobs()).toEqual([])
    expect(crm.woken).toEqual([])
  })
  expect(await jobs()).toMatchObject([
    { kind: 'test.first', payload: { n: 1 }, lane: 'a', status: 'ready', attempts: 0 },
    { kind: 'test.second', payload: { n: { deep: [null] } }, lane: null, status: 'ready' },
    { kind: 'test.later', runAt },
  ])
  expect(crm.woken).toEqual(['a', null, 'a'])
})

test('A key that already exists in the workspace adds no job, in one change, in the next and concurrently', async () => {
  const { crm, owner, jobs } = await scene()
  const promise = (n: number) =>
    crm.transact(owner(), 'promise', async ({ enqueue }) => {
      enqueue(testJob('test.once'), { n }, { dedupeKey: 'k' })
      enqueue(testJob('test.once'), { n: -1 }, { dedupeKey: 'k' })
      enqueue(testJob('test.each'), { n })
    })
  await promise(1)
  await promise(2)
  const { refused } = await outcomes(
    atOnce(6, (n) =>
      crm.transact(owner(), 'promise', async ({ enqueue }) => {
        enqueue(testJob('test.at-once'), { n }, { dedupeKey: 'another' })
      }),
    ),
  )
  expect(refused).toEqual([])
  const kinds = (await jobs()).map(({ kind, payload }) => [kind, payload])
  expect(kinds.filter(([kind]) => kind === 'test.once')).toEqual([['test.once', { n: 1 }]])
  expect(kinds.filter(([kind]) => kind === 'test.each')).toHaveLength(2)
  expect(kinds.filter(([kind]) => kind === 'test.at-once')).toHaveLength(1)
})

test('The same key in another workspace is another job', async () => {
  const [one, two] = [await scene(), await scene()]
  for (const { crm, owner, jobs } of [one, two]) {
    await crm.transact(owner(), 'promise', async ({ enqueue }) => {
      enqueue(testJob('test.once'), {}, { dedupeKey: 'k' })
    })
    expect(await jobs()).toHaveLength(1)
  }
})
