/** The agenda's queue, and the figures of a day. */
import { asId } from '../../support/as-id.ts'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import type { AgendaPlace } from '../../../src/services/day/agenda.ts'
import { createCrm, type Crm, type Member } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { putDeal } from '../../support/task-scene.ts'

const database = sharedDatabase()
const ZONE = 'Europe/Berlin'
const HOUR = 60 * 60 * 1000

/** Sets the clock to an hour of tomorrow in the workspace's zone. */
function goTo(crm: Crm, hour: number): DateTime {
  const at = DateTime.fromJSDate(crm.now(), { zone: ZONE }).plus({ days: 1 }).set({ hour, minute: 0, second: 0 })
  crm.passTime(at.toMillis() - crm.now().getTime())
  return at
}

async function walk(crm: Crm, member: Member): Promise<string[]> {
  const seen: string[] = []
  let after: AgendaPlace | undefined
  for (let steps = 0; steps < 20; steps++) {
    const { card } = await crm.services.agenda.next(member(), after === undefined ? {} : { after })
    if (card === null) return seen
    seen.push(card.kind === 'task' ? card.task.title : `deal ${card.deal.title}`)
    after =
      card.kind === 'task'
        ? { kind: 'task', dueAt: card.task.dueAt, id: card.task.id }
        : { kind: 'deal', id: card.deal.id }
  }
  return seen
}

test('The queue is overdue tasks, tasks due today, then the actor’s open deals without a next step', async () => {
  const crm = createCrm(database())
  const team = await crm.team()
  const { owner } = team
  const rep = await team.join('rep')
  const { tasks } = crm.services
  const now = goTo(crm, 10)
  const due = (at: DateTime) => ({ at: at.toUTC().toJSDate().toISOString() })
  const covered = await putDeal(crm, owner(), { title: 'Covered' })
  await putDeal(crm, owner(), { title: 'Forgotten' })
  await putDeal(crm, owner(), { title: 'Won', status: 'won' })
  await putDeal(crm, owner(), { title: 'Of the rep', ownerId: rep.id })
  await tasks.add(owner(), { title: 'Overdue later', due: due(now.plus({ hours: 2 })) })
  await tasks.add(owner(), { title: 'Overdue first', due: due(now.plus({ hours: 1 })) })
  await tasks.add(owner(), { title: 'Same time', due: due(now.plus({ hours: 1 })) })
  await tasks.add(owner(), { title: 'All day', due: { date: now.toFormat('yyyy-MM-dd') } })
  await tasks.add(owner(), { title: 'Tonight', due: due(now.set({ hour: 22 })), dealId: covered })
  await tasks.add(owner(), { title: 'Tomorrow', due: due(now.plus({ days: 1 })) })
  await tasks.add(owner(), { title: 'For the rep', due: due(now.plus({ hours: 1 })), assigneeId: rep.id })
  crm.passTime(3 * HOUR)
  expect((await crm.services.agenda.next(owner())).counts).toEqual({ overdue: 3, today: 2, withoutStep: 1 })
  expect(await walk(crm, owner)).toEqual([
    'Overdue first',
    'Same time',
    'Overdue later',
    'Tonight',
    'All day',
    'deal Forgotten',
  ])
  expect(await walk(crm, rep)).toEqual(['For the rep', 'deal Of the rep'])
  expect(await walk(crm, await team.join('viewer'))).toEqual([])
})

test('An unreadable place means the start of the queue', async () => {
  const crm = createCrm(database())
  const { owner } = await crm.team()
  goTo(crm, 10)
  const due = { at: new Date(crm.now().getTime() + HOUR).toISOString() }
  await crm.services.tasks.add(owner(), { title: 'Call', due })
  const { card } = await crm.services.agenda.next(owner(), {
    after: { kind: 'task', dueAt: 'x', id: asId('f'.repeat(24)) },
  })
  expect(card).toMatchObject({ kind: 'task', task: { title: 'Call' } })
})

test('Home counts the actor’s tasks and sums open deals by currency: the team’s for a leader, their own for a rep', async () => {
  const crm = createCrm(database())
  const team = await crm.team()
  const { owner } = team
  const rep = await team.join('rep')
  goTo(crm, 10)
  const add = (title: string, minor?: number, currency = 'EUR', who = owner) =>
    crm.services.deals.add(who(), { title, ...(minor !== undefined && { amount: { minor, currency } }) })
  await add('Large', 100_000)
  const lead = await add('Lead', 50_050, 'EUR', rep)
  await add('Yen', 900, 'JPY')
  await add('Unknown')
  const lost = await add('Lost', 777)
  const { stage } = await crm.services.deals.get(owner(), lost.id)
  await crm.services.deals.move(owner(), lost.id, { wish: { to: 'lost', reason: 'Price' }, from: stage.id })
  const due = { at: new Date(crm.now().getTime() + HOUR).toISOString() }
  await crm.services.tasks.add(owner(), { title: 'Call', due })
  // Past mongoose, which never changes a createdAt: it was not written by the test's clock.
  await crm.models.deals.collection.updateMany(
    { workspaceId: objectId(team.workspaceId), _id: objectId(lead.id) },
    { $set: { createdAt: crm.now(), source: 'lead' } },
  )
  expect(await crm.services.home(owner())).toEqual({
    overdue: 0,
    today: 1,
    deals: {
      count: 4,
      sums: [
        { currency: 'EUR', minor: 150_050, weightedMinor: 15_005 },
        { currency: 'JPY', minor: 900, weightedMinor: 90 },
      ],
    },
    newLeads: 1,
  })
  expect(await crm.services.home(rep())).toMatchObject({
    today: 0,
    deals: { count: 1, sums: [{ currency: 'EUR', minor: 50_050, weightedMinor: 5_005 }] },
  })
  crm.passTime(25 * HOUR)
  expect(await crm.services.home(owner())).toMatchObject({ overdue: 1, today: 0, newLeads: 0 })
})
