/** Undoing changes to tasks. */
import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import { createCrm, eventsOf, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { nextSteps, putDeal } from '../../support/task-scene.ts'

const database = sharedDatabase()
const HOUR = 60 * 60 * 1000

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { owner } = team
  const dealId = await putDeal(crm, owner())
  const inHours = (hours: number) => ({ at: new Date(crm.now().getTime() + hours * HOUR).toISOString() })
  const { tasks, undo } = crm.services
  const added = await tasks.add(owner(), { title: 'Call', due: inHours(2), dealId })
  return { crm, team, owner, dealId, inHours, tasks, undo, added, id: added.id }
}

test('Every change to a task can be undone, and its deal’s next step with it', async () => {
  const { crm, team, owner, inHours, tasks, undo, id } = await scene()
  const before = await tasks.get(owner(), id)
  const fresh = (view: typeof before) => ({ ...view, version: 0 })
  const changes = [
    () => tasks.edit(owner(), id, { field: 'title', value: 'Write' }),
    () => tasks.edit(owner(), id, { field: 'due', value: inHours(30) }),
    () => tasks.snooze(owner(), id, 'week'),
    () => tasks.done(owner(), id, { outcome: 'agreed' }),
    () => tasks.delete(owner(), id),
  ]
  for (const change of changes) {
    const { undoId } = await change()
    expect(await undo.undo(owner(), asId(undoId))).toMatchObject({ target: { kind: 'task', id } })
    expect(fresh(await tasks.get(owner(), id))).toEqual(fresh(before))
    for (const { kept, real } of await nextSteps(crm, team.workspaceId)) expect(kept).toBe(real)
  }
  const undone = (await eventsOf(crm, team.workspaceId)).filter(({ undoes }) => undoes !== undefined)
  expect(undone.map(({ type }) => type)).toEqual([
    'task.updated',
    'task.updated',
    'task.updated',
    'task.reopened',
    'task.restored',
  ])
})

test('A completion and its next step are undone together', async () => {
  const { crm, team, owner, inHours, tasks, undo, id } = await scene()
  const next = { title: 'Send offer', due: inHours(20) }
  const { undoId, nextId } = await tasks.done(owner(), id, { outcome: 'reached', next })
  await undo.undo(owner(), undoId)
  expect(await tasks.get(owner(), id)).toMatchObject({ status: 'open' })
  await expect(tasks.get(owner(), asId(nextId))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  for (const { kept, real } of await nextSteps(crm, team.workspaceId)) expect(kept).toBe(real)
})

test('Whatever has changed again since is left alone', async () => {
  const { owner, tasks, undo, added, id } = await scene()
  await tasks.snooze(owner(), id, 'tomorrow')
  await expect(undo.undo(owner(), added.undoId)).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'changed-since', about: { kind: 'task', id } }),
  )
  const { undoId } = await tasks.done(owner(), id, { outcome: 'done' })
  await tasks.reopen(owner(), id)
  await expect(undo.undo(owner(), undoId)).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('A new task can be undone as long as nothing has come of it', async () => {
  const { owner, tasks, undo, added, id } = await scene()
  expect(await undo.undo(owner(), added.undoId)).toMatchObject({ effect: 'gone', name: 'Call' })
  await expect(tasks.get(owner(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
