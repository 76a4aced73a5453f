/** Tasks: adding, editing, snoozing, finishing, and what every write of a task maintains. */
import { asId } from '../../support/as-id.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { objectId, type ContactId, type DealId } from '../../../src/models/ids.ts'
import { atOnce, createCrm, eventsOf, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { nextSteps, putDeal } from '../../support/task-scene.ts'

const database = sharedDatabase()
const HOUR = 60 * 60 * 1000

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { owner } = team
  const { id: contactId } = await crm.services.contacts.add(owner(), { name: 'Anna Berg' })
  const dealId = await putDeal(crm, owner(), { contactIds: [contactId] })
  const inHours = (hours: number) => ({ at: new Date(crm.now().getTime() + hours * HOUR).toISOString() })
  const reminders = () => crm.jobs.find({ kind: 'task.remind', workspaceId: objectId(team.workspaceId) }).lean()
  return { crm, team, owner, contactId, dealId, inHours, reminders, tasks: crm.services.tasks }
}

describe('Adding a task', () => {
  test('keeps what was given, appears in the timelines of its deal and contact, and promises a reminder', async () => {
    const { crm, team, owner, contactId, dealId, inHours, reminders, tasks } = await scene()
    const due = inHours(2)
    const { id } = await tasks.add(owner(), { title: ' Call  Anna ', type: 'call', due, dealId })
    expect(await tasks.get(owner(), id)).toMatchObject({
      title: 'Call Anna',
      type: 'call',
      status: 'open',
      dueAt: due.at,
      dueOn: null,
      overdue: false,
      assignee: { id: owner.id },
      contact: { id: contactId, displayName: 'Anna Berg' },
      deal: { id: dealId, title: 'Website' },
    })
    const event = await crm.models.events.findOne({ workspaceId: team.workspaceId, type: 'task.created' }).lean()
    expect(event?.related.map((one) => [one.kind, one.id.toHexString()])).toEqual([
      ['task', id],
      ['deal', dealId],
      ['contact', contactId],
    ])
    const jobs = await reminders()
    expect(jobs.map(({ payload, runAt }) => [payload, runAt.toISOString()])).toEqual([
      [{ workspaceId: team.workspaceId, taskId: id, remindAt: due.at }, due.at],
    ])
    expect(await tasks.nextOf(owner(), { kind: 'contact', id: contactId })).toMatchObject({ id })
  })

  test('for somebody else notifies them, and a whole day is theirs by their own clock', async () => {
    const { crm, team, owner, tasks } = await scene()
    const rep = await team.join('rep')
    await crm.models.members.updateOne(
      { workspaceId: objectId(team.workspaceId), _id: objectId(rep.id) },
      { $set: { timeZone: 'America/New_York' } },
    )
    const { id } = await tasks.add(owner(), { title: 'Send offer', due: { date: '2030-06-03' }, assigneeId: rep.id })
    expect(await tasks.get(owner(), id)).toMatchObject({ dueAt: '2030-06-04T03:59:59.999Z', dueOn: '2030-06-03' })
    const news = await crm.jobs.find({ kind: 'notify.news', workspaceId: objectId(team.workspaceId) }).lean()
    expect(news.map(({ payload }) => payload)).toMatchObject([
      { memberId: rep.id, by: owner.id, news: { kind: 'assigned', target: 'task', id } },
    ])
    // Given back, the same day ends by the other clock.
    await tasks.edit(owner(), id, { field: 'assignee', value: owner.id })
    expect(await tasks.get(owner(), id)).toMatchObject({ dueAt: '2030-06-03T21:59:59.999Z', dueOn: '2030-06-03' })
  })

  test('is refused for invalid input: no title, a past time, a viewer, a record of another workspace', async () => {
    const { crm, team, owner, inHours, tasks } = await scene()
    const viewer = await team.join('viewer')
    const other = await crm.team()
    const foreign = await putDeal(crm, other.owner())
    const due = inHours(1)
    for (const [input, code] of [
      [{ title: ' ', due }, 'VALIDATION'],
      [{ title: 'Call', due: inHours(-1) }, 'VALIDATION'],
      [{ title: 'Call', due: { date: '2030-02-31' } }, 'VALIDATION'],
      [{ title: 'Call', due, assigneeId: viewer.id }, 'VALIDATION'],
      [{ title: 'Call', due, assigneeId: other.owner.id }, 'NOT_FOUND'],
      [{ title: 'Call', due, dealId: asId<DealId>(foreign) }, 'NOT_FOUND'],
      [{ title: 'Call', due, contactId: asId<ContactId>(foreign) }, 'NOT_FOUND'],
    ] as const) {
      await expect(tasks.add(owner(), input)).rejects.toMatchObject({ code })
    }
    expect(await crm.models.tasks.countDocuments({ workspaceId: objectId(team.workspaceId) })).toBe(0)
  })
})

describe('A task', () => {
  test('that is snoozed has one reminder for each time, and its records follow', async () => {
    const { crm, owner, inHours, reminders, dealId, tasks } = await scene()
    const first = inHours(2)
    const { id } = await tasks.add(owner(), { title: 'Call', due: first, dealId })
    await tasks.snooze(owner(), id, 'tomorrow')
    expect((await tasks.get(owner(), id)).dueAt).not.toBe(first.at)
    await tasks.edit(owner(), id, { field: 'due', value: first })
    expect(await reminders()).toHaveLength(2)
    const deal = await crm.models.deals.findOne({ workspaceId: objectId(owner.workspaceId), _id: dealId }).lean()
    expect(deal?.nextTaskAt?.toISOString()).toBe(first.at)
    expect(await tasks.edit(owner(), id, { field: 'due', value: first })).toMatchObject({ undoId: null })
  })

  test('is completed once, with an outcome and a next step in one go', async () => {
    const { crm, team, owner, contactId, dealId, inHours, tasks } = await scene()
    const { id } = await tasks.add(owner(), { title: 'Call', due: inHours(1), dealId })
    const due = inHours(48)
    const { nextId } = await tasks.done(owner(), id, { outcome: 'reached', next: { title: 'Send offer', due } })
    expect(await tasks.get(owner(), id)).toMatchObject({ status: 'done', outcome: 'reached', overdue: false })
    expect(await tasks.get(owner(), asId(nextId))).toMatchObject({
      status: 'open',
      dueAt: due.at,
      deal: { id: dealId },
      contact: { id: contactId },
    })
    const events = await eventsOf(crm, team.workspaceId)
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['task.done', 'task.created'])
    expect(await nextSteps(crm, team.workspaceId)).toEqual([
      { kept: due.at, real: due.at },
      { kept: due.at, real: due.at },
    ])
    await expect(tasks.done(owner(), id, { outcome: 'done' })).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'task-closed', about: { kind: 'task', id } }),
    )
    await expect(tasks.snooze(owner(), id, 'hour')).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('whose next step is refused stays open', async () => {
    const { owner, inHours, tasks } = await scene()
    const { id } = await tasks.add(owner(), { title: 'Call', due: inHours(1) })
    const next = { title: 'Too late', due: inHours(-3) }
    await expect(tasks.done(owner(), id, { outcome: 'done', next })).rejects.toMatchObject({ code: 'VALIDATION' })
    expect(await tasks.get(owner(), id)).toMatchObject({ status: 'open' })
  })

  test('that two people finish at once is done by one, and the other is told', async () => {
    const { crm, team, owner, dealId, inHours, tasks } = await scene()
    const rep = await team.join('rep')
    const { id } = await tasks.add(owner(), { title: 'Call', due: inHours(1), dealId })
    const { won, refused } = await outcomes(
      atOnce(8, (index) => tasks.done((index % 2 === 0 ? owner : rep)(), id, { outcome: 'agreed' })),
    )
    expect(won).toHaveLength(1)
    expect(new Set(refused)).toEqual(new Set(['CONFLICT']))
    const events = await eventsOf(crm, team.workspaceId)
    expect(events.filter(({ type }) => type === 'task.done')).toHaveLength(1)
  })

  test('can be reopened, and gets a reminder again if its time is still to come', async () => {
    const { crm, owner, inHours, reminders, tasks } = await scene()
    const { id } = await tasks.add(owner(), { title: 'Call', due: inHours(2) })
    await tasks.done(owner(), id, { outcome: 'no-answer' })
    await tasks.reopen(owner(), id)
    expect(await tasks.get(owner(), id)).toMatchObject({ status: 'open', outcome: null, doneAt: null })
    expect(await reminders()).toHaveLength(1)
    await expect(tasks.reopen(owner(), id)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'task-open' }))
    await tasks.done(owner(), id, { outcome: 'done' })
    crm.passTime(5 * HOUR)
    await tasks.reopen(owner(), id)
    const stored = await crm.models.tasks.findOne({ workspaceId: objectId(owner.workspaceId), _id: id }).lean()
    expect(stored).toMatchObject({ status: 'open', remindAt: null })
  })

  test('that is deleted disappears everywhere', async () => {
    const { crm, team, owner, dealId, inHours, tasks } = await scene()
    const { id } = await tasks.add(owner(), { title: 'Call', due: inHours(1), dealId })
    await tasks.delete(owner(), id)
    await expect(tasks.get(owner(), id)).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'task' }))
    expect((await crm.services.agenda.next(owner())).card).toMatchObject({ kind: 'deal' })
    for (const { kept } of await nextSteps(crm, team.workspaceId)) expect(kept).toBeNull()
  })
})

describe('Where members see only their own records', () => {
  test('a rep sees their own tasks, a leader sees all of them', async () => {
    const crm = createCrm(database())
    const team = await crm.team({ visibility: 'own' })
    const [rep, other, manager] = [await team.join('rep'), await team.join('rep'), await team.join('manager')]
    const due = { at: new Date(crm.now().getTime() + HOUR).toISOString() }
    const { tasks } = crm.services
    const { id } = await tasks.add(rep(), { title: 'Call', due })
    await expect(tasks.get(other(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(tasks.done(other(), id, { outcome: 'done' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await tasks.get(manager(), id)).toMatchObject({ id })
    // A task on somebody else's record does not say whose it is.
    const { id: contactId } = await crm.services.contacts.add(other(), { name: 'Secret' })
    const given = await tasks.add(manager(), { title: 'Help', due, contactId, assigneeId: rep.id })
    expect(await tasks.get(rep(), given.id)).toMatchObject({ contact: null })
  })
})

test('However tasks change, the next step of each deal and contact is its earliest open task', async () => {
  const { crm, team, owner, contactId, dealId, inHours, tasks } = await scene()
  const second = await putDeal(crm, owner(), { title: 'Shop' })
  const ids: string[] = []
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), hours: fc.integer({ min: 1, max: 500 }), deal: fc.boolean() }),
    fc.record({
      kind: fc.constantFrom('done', 'reopen', 'delete', 'snooze', 'edit'),
      which: fc.nat(20),
      hours: fc.integer({ min: 1, max: 500 }),
    }),
  )
  const apply = async (one: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<unknown> => {
    if (one.kind === 'add' && 'deal' in one) {
      const target = one.deal ? { dealId } : { dealId: second, contactId }
      ids.push((await tasks.add(owner(), { title: 'Step', due: inHours(one.hours), ...target })).id)
      return
    }
    const id = 'which' in one ? ids[one.which % Math.max(ids.length, 1)] : undefined
    if (id === undefined) return
    if (one.kind === 'done') return tasks.done(owner(), asId(id), { outcome: 'done' })
    if (one.kind === 'reopen') return tasks.reopen(owner(), asId(id))
    if (one.kind === 'delete') return tasks.delete(owner(), asId(id))
    if (one.kind === 'snooze') return tasks.snooze(owner(), asId(id), 'week')
    return tasks.edit(owner(), asId(id), { field: 'due', value: inHours(one.hours) })
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      // The first half one by one, the rest at once; refused changes (already done, deleted) change nothing.
      const half = Math.ceil(steps.length / 2)
      for (const one of steps.slice(0, half)) await apply(one).catch(() => {})
      await Promise.allSettled(steps.slice(half).map(apply))
      for (const { kept, real } of await nextSteps(crm, team.workspaceId)) expect(kept).toBe(real)
    }),
    { numRuns: 12 },
  )
})
