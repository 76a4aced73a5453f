/** What happens to the tasks on a deleted deal or contact, and when the deletion is undone. */
import { expect, test } from 'vitest'

import { objectId, type ContactId, type DealId } from '../../../src/models/ids.ts'
import { REMIND_JOB, type RemindPayload } from '../../../src/services/tasks/remind-job.ts'
import { createFindDueTask } from '../../../src/services/notifications/due-task.ts'
import { atOnce, createCrm, eventsOf, outcomes, refusal, untilMorning } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { nextSteps } from '../../support/task-scene.ts'

const database = sharedDatabase()
const HOUR = 60 * 60 * 1000

async function scene(visibility: 'team' | 'own' = 'team') {
  const crm = createCrm(database())
  untilMorning(crm)
  const team = await crm.team({ visibility })
  const rep = await team.join('rep')
  const { contacts, deals, tasks } = crm.services
  const contactId = (await contacts.add(rep(), { name: 'Anna' })).id
  const dealId = (await deals.add(rep(), { title: 'Website', contact: contactId })).id
  const due = (hours: number) => ({ at: new Date(crm.now().getTime() + hours * HOUR).toISOString() })
  const add = async (title: string, hours: number, on: { dealId?: DealId; contactId?: ContactId }) =>
    (await tasks.add(rep(), { title, due: due(hours), ...on })).id
  const onDeal = await add('Send the offer', 1, { dealId })
  const onContact = await add('Congratulate', 2, { contactId })
  const openTitles = async () => {
    const open = { workspaceId: objectId(team.workspaceId), status: 'open' as const, deletedAt: null }
    return (await crm.models.tasks.find(open).sort({ dueAt: 1 }).lean()).map(({ title }) => title)
  }
  const keepsNextSteps = async () => {
    for (const { kept, real } of await nextSteps(crm, team.workspaceId)) expect(kept).toBe(real)
  }
  return { crm, team, rep, contactId, dealId, onDeal, onContact, add, due, openTitles, keepsNextSteps, ...crm.services }
}

test('A deleted deal’s open tasks leave the agenda and come back with undo; done tasks and its contact’s own tasks stay', async () => {
  const { crm, team, rep, contactId, dealId, onDeal, onContact, add, openTitles, keepsNextSteps, ...all } =
    await scene()
  const { agenda, contacts, deals, tasks, undo } = all
  const done = await add('First call', 3, { dealId })
  await tasks.done(rep(), done, { outcome: 'reached' })
  expect((await contacts.get(rep(), contactId)).id).toBe(contactId)
  const before = await tasks.get(rep(), onDeal)

  const deleted = await deals.delete(rep(), dealId)
  expect(deleted).toMatchObject({ title: 'Website', tasks: 1 })
  expect(await openTitles()).toEqual(['Congratulate'])
  expect(await tasks.nextOf(rep(), { kind: 'contact', id: contactId })).toMatchObject({ id: onContact })
  expect((await agenda.next(rep())).card).toMatchObject({ task: { id: onContact } })
  expect(await tasks.get(rep(), done)).toMatchObject({ status: 'done' })
  await keepsNextSteps()

  expect(await undo.undo(rep(), deleted.undoId)).toMatchObject({ effect: 'back', target: { kind: 'deal', id: dealId } })
  expect({ ...(await tasks.get(rep(), onDeal)), version: 0 }).toEqual({ ...before, version: 0 })
  expect(await openTitles()).toEqual(['Send the offer', 'Congratulate'])
  await keepsNextSteps()
  const told = (await eventsOf(crm, team.workspaceId)).filter(({ target }) => target === onDeal)
  expect(told.map(({ type, undoes }) => [type, undoes !== undefined])).toEqual([
    ['task.created', false],
    ['task.deleted', false],
    ['task.restored', true],
  ])
  expect(told[1]?.changes).toEqual([{ path: 'deletedAt', from: null, to: expect.any(String) }])
})

test('A deleted contact takes its own tasks along, but not those of a deal that continues', async () => {
  const { rep, contactId, dealId, openTitles, keepsNextSteps, contacts, deals, undo } = await scene()
  const deleted = await contacts.delete(rep(), contactId)
  expect(deleted.tasks).toBe(1)
  expect(await openTitles()).toEqual(['Send the offer'])
  await keepsNextSteps()
  const dealGone = await deals.delete(rep(), dealId)
  expect(await openTitles()).toEqual([])
  await keepsNextSteps()
  await undo.undo(rep(), deleted.undoId)
  expect(await openTitles()).toEqual(['Congratulate'])
  await undo.undo(rep(), dealGone.undoId)
  expect(await openTitles()).toEqual(['Send the offer', 'Congratulate'])
  await keepsNextSteps()
})

test('Nobody is reminded of a task that was deleted with its deal, until the task is restored', async () => {
  const { crm, rep, dealId, onDeal, deals, tasks, undo, due } = await scene()
  await tasks.edit(rep(), onDeal, { field: 'due', value: due(5) })
  const findDueTask = createFindDueTask({ models: crm.models, clock: crm })
  const reminder = async () => {
    const { remindAt } = await crm.models.tasks.findOne({ _id: onDeal, workspaceId: rep.workspaceId }).orFail().lean()
    const job = await crm.jobs
      .findOne({ kind: REMIND_JOB.kind, 'payload.taskId': onDeal, 'payload.remindAt': remindAt?.toISOString() })
      .lean()
    return findDueTask(job?.payload as RemindPayload)
  }
  expect(await reminder()).toMatchObject({ assigneeId: rep.id })
  const { undoId } = await deals.delete(rep(), dealId)
  expect(await reminder()).toBeNull()
  await undo.undo(rep(), undoId)
  expect(await reminder()).toMatchObject({ assigneeId: rep.id })
})

test('Where members see only their own, other members’ tasks on a deal are still deleted and restored with it', async () => {
  const { crm, team, rep, dealId, openTitles, keepsNextSteps, tasks, deals, undo, due } = await scene('own')
  const other = await team.join('rep')
  await tasks.add(team.owner(), { title: 'Check the contract', due: due(4), dealId, assigneeId: other.id })
  const { undoId, tasks: taken } = await deals.delete(rep(), dealId)
  expect(taken).toBe(2)
  expect(await crm.services.agenda.next(other())).toMatchObject({ card: null })
  await undo.undo(rep(), undoId)
  expect(await openTitles()).toEqual(['Send the offer', 'Congratulate', 'Check the contract'])
  await keepsNextSteps()
})

test('Adding a contact that has a task by now cannot be undone, since the task would be lost with it', async () => {
  const { rep, contacts, tasks, undo, due } = await scene()
  const { id, undoId } = await contacts.add(rep(), { name: 'Ben' })
  await tasks.add(rep(), { title: 'Call Ben', due: due(1), contactId: id })
  await expect(undo.undo(rep(), undoId)).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'changed-since', about: { kind: 'contact', id } }),
  )
})

test('A task that is added while its deal is being deleted is either refused or deleted with it', async () => {
  const { rep, dealId, due, openTitles, keepsNextSteps, tasks, deals } = await scene()
  const deleting = deals.delete(rep(), dealId)
  const { won, refused } = await outcomes(
    atOnce(4, (index) => tasks.add(rep(), { title: `Late ${index}`, due: due(6), dealId })),
  )
  await deleting
  expect(won.length + refused.length).toBe(4)
  expect(refused.filter((code) => code !== 'NOT_FOUND' && code !== 'CONFLICT')).toEqual([])
  expect(await openTitles()).toEqual(['Congratulate'])
  await keepsNextSteps()
})
