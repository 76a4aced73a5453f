/** Tasks without a date keep what holds for all tasks: next steps, time zones, changes of hands, digests, undo. */
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { createCrm, eventsOf } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { nextSteps, putDeal } from '../../support/task-scene.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team({ timeZone: 'Europe/Berlin' })
  const { owner } = team
  const dealId = await putDeal(crm, owner())
  const stored = (id: string) =>
    crm.models.tasks
      .findOne({ workspaceId: objectId(team.workspaceId), _id: id })
      .orFail()
      .lean()
  return { crm, team, owner, dealId, stored, tasks: crm.services.tasks }
}

test('The next step of a record is its earliest task with a date, and none if no task has one', async () => {
  const { crm, team, owner, dealId, tasks } = await scene()
  const on = { kind: 'deal', id: dealId } as const
  const { id } = await tasks.add(owner(), { title: 'Some day', due: null, dealId })
  expect(await tasks.nextOf(owner(), on)).toBeNull()
  const at = (hours: number) => ({ at: new Date(crm.now().getTime() + hours * 3_600_000).toISOString() })
  const { id: dated } = await tasks.add(owner(), { title: 'Call', due: at(5), dealId })
  expect(await tasks.nextOf(owner(), on)).toMatchObject({ id: dated })
  await tasks.edit(owner(), id, { field: 'due', value: at(2) })
  expect(await tasks.nextOf(owner(), on)).toMatchObject({ id })
  const { undoId } = await tasks.edit(owner(), id, { field: 'due', value: null })
  expect(await tasks.nextOf(owner(), on)).toMatchObject({ id: dated })
  expect(await tasks.countOpen(owner(), on)).toBe(2)
  if (undoId === null) throw new Error('Nothing changed')
  await crm.services.undo.undo(owner(), undoId)
  expect(await tasks.nextOf(owner(), on)).toMatchObject({ id })
  await tasks.done(owner(), id, { outcome: 'done', next: { title: 'Then', due: null } })
  await tasks.done(owner(), dated, { outcome: 'done' })
  expect(await tasks.nextOf(owner(), on)).toBeNull()
  for (const { kept, real } of await nextSteps(crm, team.workspaceId)) expect(kept).toBe(real)
})

test('A task without a date keeps none when it changes hands or zones, and it is not in the agenda or the digest', async () => {
  const { crm, team, owner, stored, tasks } = await scene()
  const rep = await team.join('rep')
  const { id } = await tasks.add(owner(), { title: 'Some day', due: null })
  await crm.services.workspaces.change(owner(), 'timeZone', 'Asia/Tokyo')
  await tasks.replan({ ...owner(), memberId: null, channel: 'system' } as never, { from: 'Europe/Berlin' })
  await tasks.edit(owner(), id, { field: 'assignee', value: rep.id })
  expect(await stored(id)).toMatchObject({ dueAt: null, allDay: false, remindAt: null })
  expect(await crm.services.agenda.next(rep())).toMatchObject({ card: null, counts: { overdue: 0, today: 0 } })
  expect(await crm.services.readDigest(rep())).toMatchObject({ overdue: 0, today: 0, first: [] })
  const { id: other } = await tasks.add(owner(), { title: 'Other', due: null })
  await tasks.done(owner(), other, { outcome: 'done' })
  await tasks.reopen(owner(), other)
  expect(await stored(other)).toMatchObject({ status: 'open', dueAt: null, remindAt: null })
  expect((await eventsOf(crm, team.workspaceId)).map(({ type }) => type)).toContain('task.reopened')
})
