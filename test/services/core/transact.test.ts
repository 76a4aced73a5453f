import { MongoServerError } from 'mongodb'
import { expect, test, vi } from 'vitest'

import { newId, objectId } from '../../../src/models/ids.ts'
import { namedCompany } from '../../../src/services/companies/derive-company.ts'
import type { Transaction } from '../../../src/services/core/transact.ts'
import { atOnce, createCrm, eventsOf, outcomes } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { testJob } from '../../support/test-job.ts'

const database = ownDatabase()

/** A workspace with a counter: its version. */
async function counter() {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const _id = objectId(workspaceId)
  const count = async () => (await crm.models.workspaces.findById(_id).lean())?.version
  const increment = async ({ session, record }: Transaction) => {
    const before = await crm.models.workspaces.findByIdAndUpdate(_id, { $inc: { version: 1 } }, { session }).lean()
    const eventId = record({ type: 'workspace.updated', target: { kind: 'workspace', id: workspaceId } })
    return { version: (before?.version ?? 0) + 1, eventId }
  }
  const commands = (commandId: string) => crm.models.commands.find({ workspaceId: _id, _id: commandId }).lean()
  return { crm, owner, workspaceId, _id, count, increment, commands }
}

test('A command that is delivered again returns the first result and changes nothing', async () => {
  const { crm, owner, workspaceId, count, increment } = await counter()
  const actor = owner()
  const first = await crm.transact(actor, 'count', increment)
  const events = await eventsOf(crm, workspaceId)
  expect(await crm.transact(actor, 'count', increment)).toEqual(first)
  expect(await crm.transact({ ...actor }, 'count', increment)).toEqual(first)
  expect(await count()).toBe(2)
  expect(await eventsOf(crm, workspaceId)).toEqual(events)
})

test('A command that is delivered 20 times at once runs once, and all deliveries get its result', async () => {
  const { crm, owner, workspaceId, count, increment } = await counter()
  const actor = owner()
  const { won, refused } = await outcomes(
    atOnce(20, () =>
      crm.transact(actor, 'count', async (tx) => {
        tx.enqueue(testJob('test.counted'), {})
        return increment(tx)
      }),
    ),
  )
  expect(refused).toEqual([])
  expect(new Set(won.map(({ eventId }) => eventId)).size).toBe(1)
  expect(await count()).toBe(2)
  expect((await eventsOf(crm, workspaceId)).filter(({ type }) => type === 'workspace.updated')).toHaveLength(1)
  expect(await crm.jobs.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(1)
})

test('Two operations of one delivery are two commands', async () => {
  const { crm, owner, count, increment, commands } = await counter()
  const actor = owner()
  await crm.transact(actor, 'count', increment)
  await crm.transact(actor, 'count-again', increment)
  expect(await count()).toBe(3)
  expect(await commands(`${actor.commandId}/count`)).toMatchObject([{ undoable: false, undoneAt: null }])
})

test('When the work throws, nothing remains of it and the command can be run again', async () => {
  const { crm, owner, workspaceId, count, increment, commands } = await counter()
  const actor = owner()
  const before = await eventsOf(crm, workspaceId)
  const refused = crm.transact(actor, 'count', async (tx) => {
    await increment(tx)
    tx.enqueue(testJob('test.counted'), {})
    throw new Error('Changed my mind')
  })
  await expect(refused).rejects.toThrow('Changed my mind')
  expect(await count()).toBe(1)
  expect(await eventsOf(crm, workspaceId)).toEqual(before)
  expect(await commands(`${actor.commandId}/count`)).toEqual([])
  expect(await crm.jobs.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(0)
  expect(crm.woken).toEqual([])

  expect(await crm.transact(actor, 'count', increment)).toMatchObject({ version: 2 })
})

test('Different commands that change one record at once all run, one after another', async () => {
  const { crm, owner, workspaceId, count, increment } = await counter()
  const { won, refused } = await outcomes(atOnce(15, () => crm.transact(owner(), 'count', increment)))
  expect(refused).toEqual([])
  expect(won.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(won.map((_, index) => index + 2))
  expect(await count()).toBe(16)
  expect((await eventsOf(crm, workspaceId)).filter(({ type }) => type === 'workspace.updated')).toHaveLength(15)
})

test('A transient database error retries the work, which writes its records once', async () => {
  const { crm, owner, workspaceId, count, increment } = await counter()
  const work = vi.fn(async (tx: Transaction) => {
    const result = await increment(tx)
    tx.enqueue(testJob('test.counted'), {}, { lane: 'a' })
    if (work.mock.calls.length < 3) {
      throw new MongoServerError({ message: 'Write conflict', code: 112, errorLabels: ['TransientTransactionError'] })
    }
    return result
  })
  expect(await crm.transact(owner(), 'count', work)).toMatchObject({ version: 2 })
  expect(work).toHaveBeenCalledTimes(3)
  expect(await count()).toBe(2)
  expect((await eventsOf(crm, workspaceId)).filter(({ type }) => type === 'workspace.updated')).toHaveLength(1)
  expect(await crm.jobs.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(1)
  expect(crm.woken).toEqual(['a'])
})

test('A command that conflicts with another’s unique key is retried and finds it; if always refused, it gives up', async () => {
  const { crm, owner, _id } = await counter()
  const company = (liveName: string) => ({ workspaceId: _id, ...namedCompany('Acme'), liveName })
  await crm.models.companies.create([company('taken')])
  const work = vi.fn(async ({ session }: Transaction) => {
    const name = work.mock.calls.length === 1 ? 'taken' : 'free'
    await crm.models.companies.create([company(name)], { session })
    return name
  })
  expect(await crm.transact(owner(), 'name', work)).toBe('free')
  const stubborn = vi.fn(async ({ session }: Transaction) => {
    await crm.models.companies.create([company('taken')], { session })
  })
  await expect(crm.transact(owner(), 'name', stubborn)).rejects.toMatchObject({ code: 11_000 })
  expect(stubborn).toHaveBeenCalledTimes(4)
  expect(await crm.models.companies.countDocuments({ workspaceId: _id })).toBe(2)
})

test('A repeated command returns the first result as JSON preserves it', async () => {
  const { crm, owner } = await counter()
  const actor = owner()
  const result = { id: newId(), list: [1, 'two', null, { three: true }], empty: {}, none: [] }
  expect(await crm.transact(actor, 'give', async () => result)).toEqual(result)
  expect(await crm.transact(actor, 'give', async () => result)).toEqual(JSON.parse(JSON.stringify(result)))
  await crm.transact(actor, 'nothing', async () => {})
  const work = vi.fn(async () => {})
  expect(await crm.transact(actor, 'nothing', work)).toBeNull()
  expect(work).not.toHaveBeenCalled()
})

test('An event says who did what to which record, through which channel, when and by which command', async () => {
  const { crm, owner, _id, workspaceId } = await counter()
  const actor = owner()
  const before = crm.now()
  await crm.transact(actor, 'rename', async ({ record }) => {
    const changes = [{ path: 'name', from: 'A', to: { nested: [null] } }]
    record({ type: 'workspace.updated', target: { kind: 'workspace', id: workspaceId }, changes })
  })
  const [event] = await crm.models.events.find({ workspaceId: _id, commandId: `${actor.commandId}/rename` }).lean()
  expect(event).toMatchObject({
    type: 'workspace.updated',
    memberId: objectId(owner.id),
    channel: 'telegram',
    target: { kind: 'workspace', id: _id },
    changes: [{ path: 'name', from: 'A', to: { nested: [null] } }],
  })
  expect(event?.at.getTime()).toBeGreaterThanOrEqual(before.getTime())
  expect(event?.undoes).toBeUndefined()
})

test('A change that takes so long that the feed of changes could miss it is refused, and writes nothing', async () => {
  const { crm, owner, count, increment, commands } = await counter()
  const actor = owner()
  const slow = crm.transact(actor, 'count', async (tx) => {
    const result = await increment(tx)
    crm.passTime(6_000)
    return result
  })
  await expect(slow).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(await count()).toBe(1)
  expect(await commands(`${actor.commandId}/count`)).toEqual([])
  await crm.transact(actor, 'count', increment)
  expect(await count()).toBe(2)
})
