/** A new time zone of the workspace through the queue: all-day tasks keep their days, and nothing else moves. */
import { asId } from '../support/as-id.ts'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import { createReplanTasksHandler } from '../../src/jobs/replan-tasks.ts'
import { objectId } from '../../src/models/ids.ts'
import type { NewTask } from '../../src/services/tasks/add-task.ts'
import { createCrm, eventsOf, type Member, refusal } from '../support/crm.ts'
import { ownDatabase } from '../support/database.ts'
import { nextSteps } from '../support/task-scene.ts'

const database = ownDatabase()
const DAY_MS = 24 * 60 * 60 * 1000
const NEXT_YEAR = new Date().getUTCFullYear() + 1

/** The Sundays on which Europe's clocks are changed next year, and two days of winter and summer. */
const DAYS = [
  `${NEXT_YEAR}-01-15`,
  ...[3, 10].map((month) => {
    const last = DateTime.utc(NEXT_YEAR, month, 1).endOf('month').startOf('day')
    return last.minus({ days: last.weekday % 7 }).toFormat('yyyy-MM-dd')
  }),
  `${NEXT_YEAR}-07-15`,
]

async function scene(timeZone = 'Europe/Berlin') {
  const crm = createCrm(database())
  await crm.jobs.deleteMany({})
  const { owner, workspaceId, join } = await crm.team({ timeZone })
  const { services } = crm
  async function work(but: 'done' | 'dead' = 'done'): Promise<void> {
    await crm.workJobs({ 'task.replan': createReplanTasksHandler({ replan: services.tasks.replan }) })
    expect(await crm.jobs.countDocuments({ kind: 'task.replan', status: { $nin: ['done', but] } })).toBe(0)
  }
  const add = async (date: string, more: Partial<NewTask> = {}) =>
    (await services.tasks.add(owner(), { title: 'Call Anna', due: { date }, ...more })).id
  const read = (id: string) =>
    crm.models.tasks
      .findOne({ workspaceId: objectId(workspaceId), _id: id })
      .orFail()
      .lean()
  const change = (zone: string) => services.workspaces.change(owner(), 'timeZone', zone)
  /** As after a process that died just before recording completion, or when an operator replays them. */
  const repeat = async () => {
    await crm.jobs.updateMany({ kind: 'task.replan' }, { $set: { status: 'ready' } })
    await work()
  }
  /** The day on the card, as seen in that zone. */
  const dayOf = async (id: string, zone: string, member: Member = owner) =>
    (await services.tasks.get({ ...member(), timeZone: zone }, asId(id))).dueOn
  const today = (zone: string) => DateTime.fromJSDate(crm.now(), { zone }).toFormat('yyyy-MM-dd')
  return { crm, owner, workspaceId, join, work, add, read, change, repeat, dayOf, today, ...services }
}

function endOf(date: string, zone: string): Date {
  return DateTime.fromISO(date, { zone }).endOf('day').toJSDate()
}

test.each([
  ['eastwards', 'Europe/Berlin', 'Asia/Tokyo'],
  ['westwards', 'Europe/Berlin', 'America/New_York'],
  ['to where clocks are never changed', 'Europe/Berlin', 'America/Phoenix'],
  ['from there', 'Asia/Tokyo', 'Europe/Berlin'],
  ['across the date line', 'Pacific/Apia', 'Pacific/Pago_Pago'],
])('A workspace that moves %s keeps the days of its tasks, with their reminders at nine', async (_, from, to) => {
  const { crm, work, add, read, change, repeat, dayOf } = await scene(from)
  const ids = await Promise.all(DAYS.map((day) => add(day)))
  await change(to)
  await work()
  // Also where the ends of days are the same moments in both zones, a day apart.
  await repeat()
  for (const [place, id] of ids.entries()) {
    const day = DAYS[place] ?? ''
    const { dueAt, allDay, remindAt, version } = await read(id)
    const nine = DateTime.fromISO(`${day}T09:00`, { zone: to }).toJSDate()
    expect({ dueAt, allDay, remindAt, version }).toEqual({
      dueAt: endOf(day, to),
      allDay: true,
      remindAt: nine,
      version: 2,
    })
    expect(await dayOf(id, to)).toBe(day)
    const reminder = { kind: 'task.remind', 'payload.taskId': id, 'payload.remindAt': nine.toISOString() }
    expect(await crm.jobs.findOne(reminder).lean()).toMatchObject({ status: 'ready', runAt: nine })
  }
})

test('Tasks with a time, of members with their own zone, done and deleted ones stay as they are', async () => {
  const { crm, owner, workspaceId, join, work, add, read, change, dayOf, tasks } = await scene()
  const rep = await join('rep')
  const away = await join('rep')
  const own = { workspaceId: objectId(workspaceId), _id: away.id }
  await crm.models.members.updateOne(own, { $set: { timeZone: 'Asia/Tokyo' } })
  const day = `${NEXT_YEAR}-07-15`
  const timed = await add(day, { due: { at: `${day}T21:59:59.999Z` } })
  const abroad = await add(day, { assigneeId: away.id })
  const done = await add(day)
  await tasks.done(owner(), done, { outcome: 'done' })
  const deleted = await add(day)
  await tasks.delete(owner(), deleted)
  const here = await add(day, { assigneeId: rep.id })
  const untouched = [timed, abroad, done, deleted]
  const before = await Promise.all(untouched.map(read))
  await change('America/New_York')
  await work()
  expect(await Promise.all(untouched.map(read))).toEqual(before)
  expect(await dayOf(abroad, 'Asia/Tokyo', away)).toBe(day)
  expect(await dayOf(here, 'America/New_York', rep)).toBe(day)
})

test('A member who chooses a zone of their own keeps the days of their tasks, and nobody else’s move', async () => {
  const { crm, join, work, add, read, repeat, dayOf, members } = await scene()
  const day = `${NEXT_YEAR}-03-28`
  const rep = await join('rep')
  const theirs = await add(day, { assigneeId: rep.id })
  const others = await add(day)
  await members.setTimeZone(rep(), 'Asia/Tokyo')
  expect(await crm.jobs.countDocuments({ kind: 'task.replan' })).toBe(1)
  await work()
  expect((await read(theirs)).dueAt).toEqual(endOf(day, 'Asia/Tokyo'))
  expect((await read(others)).dueAt).toEqual(endOf(day, 'Europe/Berlin'))
  expect(await dayOf(theirs, 'Asia/Tokyo', rep)).toBe(day)
  await repeat()
  expect((await read(theirs)).dueAt).toEqual(endOf(day, 'Asia/Tokyo'))
  await members.setTimeZone(rep(), null)
  await work()
  expect((await read(theirs)).dueAt).toEqual(endOf(day, 'Europe/Berlin'))
  await expect(members.setTimeZone(rep(), 'Mars/Phobos')).rejects.toMatchObject({ code: 'VALIDATION' })
})

test('A repeated job leaves alone what was replanned in the meantime', async () => {
  const { owner, work, add, read, change, repeat, tasks } = await scene('Pacific/Apia')
  const [first, second] = [await add(`${NEXT_YEAR}-03-01`), await add(`${NEXT_YEAR}-03-01`)]
  await change('Pacific/Pago_Pago')
  await work()
  await tasks.edit(owner(), first, { field: 'due', value: { date: `${NEXT_YEAR}-05-01` } })
  await repeat()
  expect((await read(first)).dueAt).toEqual(endOf(`${NEXT_YEAR}-05-01`, 'Pacific/Pago_Pago'))
  expect((await read(second)).dueAt).toEqual(endOf(`${NEXT_YEAR}-03-01`, 'Pacific/Pago_Pago'))
})

test.each(['Asia/Tokyo', 'Europe/Berlin'])(
  'Of two changes in a row, by way of New York to %s, every task keeps its day, whenever it was added',
  async (last) => {
    const { work, add, read, change, repeat } = await scene()
    const day = `${NEXT_YEAR}-07-15`
    const ids = [await add(day)]
    await change('America/New_York')
    ids.push(await add(day))
    await change(last)
    ids.push(await add(day))
    await work()
    for (const id of ids) expect((await read(id)).dueAt).toEqual(endOf(day, last))
    await repeat()
    for (const id of ids) expect((await read(id)).dueAt).toEqual(endOf(day, last))
  },
)

test('A job that runs only after the job of the next change still moves every task to its day', async () => {
  const { crm, work, add, read, change } = await scene()
  const day = `${NEXT_YEAR}-07-15`
  const ids = [await add(day)]
  await change('America/New_York')
  const first = { kind: 'task.replan', 'payload.from': 'Europe/Berlin' }
  await crm.jobs.updateOne(first, { $set: { status: 'dead' } })
  ids.push(await add(day))
  await change('Asia/Tokyo')
  ids.push(await add(day))
  await work('dead')
  await crm.jobs.updateOne(first, { $set: { status: 'ready' } })
  await work()
  for (const id of ids) expect((await read(id)).dueAt).toEqual(endOf(day, 'Asia/Tokyo'))
})

test('An overdue task stays on its day, and so does a task for today, whether that day is over in the new zone or not', async () => {
  const { crm, work, add, read, change, today, tasks, owner } = await scene('Pacific/Pago_Pago')
  const old = await add(today('Pacific/Pago_Pago'))
  const oldDay = today('Pacific/Pago_Pago')
  crm.passTime(2 * DAY_MS)
  const day = today('Pacific/Pago_Pago')
  const current = await add(day)
  await change('Pacific/Kiritimati')
  await work()
  expect((await read(old)).dueAt).toEqual(endOf(oldDay, 'Pacific/Kiritimati'))
  expect(await read(current)).toMatchObject({ dueAt: endOf(day, 'Pacific/Kiritimati'), remindAt: null })
  // Kiritimati is a day and an hour ahead: there the day is over.
  expect(await tasks.get({ ...owner(), timeZone: 'Pacific/Kiritimati' }, current)).toMatchObject({
    dueOn: day,
    overdue: true,
  })
})

test('The next step of deal and contact follows; the task has an event, their timelines do not, and nobody can undo it', async () => {
  const { crm, owner, workspaceId, work, add, read, change, contacts, deals, timeline, undo } = await scene()
  const contactId = (await contacts.add(owner(), { name: 'Anna' })).id
  const dealId = (await deals.add(owner(), { title: 'Website', contact: contactId })).id
  const day = `${NEXT_YEAR}-07-15`
  const id = await add(day, { dealId })
  await add(day, { contactId })
  const told = async () => [
    await timeline.list(owner(), { kind: 'deal', id: dealId }, { limit: 50 }),
    await timeline.list(owner(), { kind: 'contact', id: contactId }, { limit: 50 }),
  ]
  const before = await told()
  const { updatedAt } = await read(id)
  await change('America/New_York')
  await work()
  const due = endOf(day, 'America/New_York')
  expect((await crm.models.deals.findOne({ workspaceId: objectId(workspaceId) }).orFail()).nextTaskAt).toEqual(due)
  for (const { kept, real } of await nextSteps(crm, workspaceId)) expect(kept).toBe(real)
  expect(await told()).toEqual(before)
  expect((await read(id)).updatedAt.getTime()).toBeGreaterThan(updatedAt.getTime())

  const event = (await eventsOf(crm, workspaceId)).findLast(({ target }) => target === id)
  expect(event).toMatchObject({ type: 'task.updated', by: undefined, channel: 'job' })
  expect(event?.changes.map(({ path }) => path)).toEqual(['dueAt', 'remindAt'])
  expect(event?.changes[0]).toMatchObject({
    from: endOf(day, 'Europe/Berlin').toISOString(),
    to: due.toISOString(),
  })
  const stored = await crm.models.events
    .findOne({ workspaceId: objectId(workspaceId), 'target.id': objectId(id), type: 'task.updated' })
    .orFail()
  await expect(undo.undo(owner(), asId(stored._id.toHexString()))).rejects.toMatchObject(
    refusal('NOT_FOUND', { kind: 'change' }),
  )
})

test('Changing other settings, or setting the same zone, replans nothing', async () => {
  const { crm, owner, change, workspaces } = await scene()
  await change('Europe/Berlin')
  await workspaces.change(owner(), 'currency', 'UAH')
  expect(await crm.jobs.countDocuments({ kind: 'task.replan' })).toBe(0)
})

test('All tasks are checked, even if there are more than are read at once', async () => {
  const { crm, owner, workspaceId, work, change } = await scene()
  const day = `${NEXT_YEAR}-07-15`
  const taskIn = (zone: string) => ({
    workspaceId: objectId(workspaceId),
    title: 'Call',
    type: 'call' as const,
    dueAt: endOf(day, zone),
    allDay: true,
    assigneeId: objectId(owner.id),
  })
  // Tasks that are already planned in the new zone cause no write.
  const there = Array.from({ length: 401 }, () => taskIn('Asia/Tokyo'))
  await crm.models.tasks.insertMany([...there, taskIn('Europe/Berlin'), taskIn('Europe/Berlin')])
  await change('Asia/Tokyo')
  await work()
  const moved = { workspaceId: objectId(workspaceId), dueAt: endOf(day, 'Asia/Tokyo') }
  expect(await crm.models.tasks.countDocuments(moved)).toBe(403)
  expect(await crm.models.tasks.countDocuments({ ...moved, version: 2 })).toBe(2)
})

test('A job that is aborted moves nothing more, and its repeat finishes', async () => {
  const { crm, workspaceId, work, add, read, change, tasks } = await scene()
  const day = `${NEXT_YEAR}-07-15`
  const id = await add(day)
  await change('Asia/Tokyo')
  const actor = { workspaceId, memberId: null, channel: 'job' as const, commandId: `job-${id}` }
  await expect(tasks.replan(actor, { from: 'Europe/Berlin' }, AbortSignal.abort())).rejects.toThrow()
  expect((await read(id)).dueAt).toEqual(endOf(day, 'Europe/Berlin'))
  await work()
  expect((await read(id)).dueAt).toEqual(endOf(day, 'Asia/Tokyo'))
  expect(await crm.jobs.countDocuments({ kind: 'task.replan' })).toBe(1)
})
