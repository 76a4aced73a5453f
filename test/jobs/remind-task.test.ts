/** Reminders of tasks through the queue: at the time, and never for what is done or was moved. */
import { expect, test } from 'vitest'

import { createReleaseHeld } from '../../src/jobs/release-held.ts'
import { createRemindTask } from '../../src/jobs/remind-task.ts'
import { createCrm, untilMorning } from '../support/crm.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()
const MINUTE = 60_000

async function scene() {
  const crm = createCrm(database())
  await crm.jobs.deleteMany({})
  const team = await crm.team()
  const told: string[] = []
  const { services } = crm
  const work = () =>
    crm.workJobs({
      // Anything else waiting in a member's lane is sent first.
      'notify.news': { handle: async () => {} },
      'task.remind': createRemindTask({
        findDueTask: services.findDueTask,
        findRecipient: services.findRecipient,
        holdReminder: services.held.holdReminder,
      }),
      'notify.held': createReleaseHeld({
        findRecipient: services.findRecipient,
        held: services.held,
        readHeld: services.readHeld,
        sendNews: async () => {},
        tellTaskDue: async ({ chatId }, { title }) => void told.push(`${chatId}: ${title}`),
        tellHeld: async ({ chatId }, views) => {
          for (const view of views) if (view.type === 'reminder') told.push(`${chatId}: ${view.task.title}`)
        },
      }),
    })
  const inMinutes = (minutes: number) => ({ at: new Date(crm.now().getTime() + minutes * MINUTE).toISOString() })
  return { crm, team, owner: team.owner, told, work, inMinutes, tasks: services.tasks, services }
}

test('A reminder comes at its time and not before, to the assignee, once', async () => {
  const { crm, team, owner, told, work, inMinutes, tasks } = await scene()
  const rep = await team.join('rep')
  await tasks.add(owner(), { title: 'Call Anna', due: inMinutes(60), assigneeId: rep.id })
  crm.passTime(59 * MINUTE)
  await work()
  expect(told).toEqual([])
  crm.passTime(MINUTE)
  await work()
  await work()
  expect(told).toEqual([`${rep.telegramUserId}: Call Anna`])
})

test('A reminder calls its task due, not overdue: it is overdue once its minute is over', async () => {
  const { crm, owner, inMinutes, tasks, services } = await scene()
  untilMorning(crm)
  const { id } = await tasks.add(owner(), { title: 'Call Anna', due: inMinutes(60) })
  const { dueAt } = await tasks.get(owner(), id)
  const intoItsMinute = new Date(dueAt ?? '').setSeconds(59) - crm.now().getTime()
  crm.passTime(intoItsMinute)
  expect(await tasks.get(owner(), id)).toMatchObject({ overdue: false })
  expect((await services.agenda.next(owner())).counts).toMatchObject({ overdue: 0, today: 1 })
  crm.passTime(MINUTE)
  expect(await tasks.get(owner(), id)).toMatchObject({ overdue: true })
  expect((await services.agenda.next(owner())).counts).toMatchObject({ overdue: 1, today: 0 })
})

test('A moved reminder comes only at the new time', async () => {
  const { crm, owner, told, work, inMinutes, tasks } = await scene()
  const { id } = await tasks.add(owner(), { title: 'Call Anna', due: inMinutes(10) })
  await tasks.edit(owner(), id, { field: 'due', value: inMinutes(30) })
  crm.passTime(11 * MINUTE)
  await work()
  expect(told).toEqual([])
  crm.passTime(20 * MINUTE)
  await work()
  expect(told).toHaveLength(1)
})

test('No reminder is sent for a task that is done or deleted, is switched off, or whose assignee has left or blocked the bot', async () => {
  const { crm, team, owner, told, work, inMinutes, tasks, services } = await scene()
  const [muted, left, blocker] = [await team.join('rep'), await team.join('rep'), await team.join('rep')]
  const due = inMinutes(10)
  const done = await tasks.add(owner(), { title: 'Done', due })
  const gone = await tasks.add(owner(), { title: 'Gone', due })
  for (const { id } of [muted, left, blocker]) await tasks.add(owner(), { title: 'Given', due, assigneeId: id })
  await tasks.add(owner(), { title: 'Open', due })
  await tasks.done(owner(), done.id, { outcome: 'done' })
  await tasks.delete(owner(), gone.id)
  await services.notifications.set(muted(), 'task-due', false)
  await crm.models.members.updateOne({ workspaceId: team.workspaceId, _id: left.id }, { $set: { status: 'removed' } })
  await services.identity.recordBlocked(blocker.telegramUserId, crm.now())
  crm.passTime(10 * MINUTE)
  await work()
  expect(told).toEqual([`${owner.telegramUserId}: Open`])
})

test('A reminder moved back to its first time comes at that time, once', async () => {
  const { crm, owner, told, work, inMinutes, tasks } = await scene()
  const first = inMinutes(10)
  const { id } = await tasks.add(owner(), { title: 'Call Anna', due: first })
  await tasks.edit(owner(), id, { field: 'due', value: inMinutes(30) })
  await tasks.edit(owner(), id, { field: 'due', value: first })
  crm.passTime(40 * MINUTE)
  await work()
  expect(told).toHaveLength(1)
})
