/** The part of the table in service-calls.ts about tasks. */
import { asId } from '../../support/as-id.ts'
import type { Crm, Team } from '../../support/crm.ts'
import type { CallOf } from './matrix-call.ts'

const ALL = 'owner admin manager rep viewer'
const WRITERS = 'owner admin manager rep'

async function aTask(crm: Crm, team: Team): Promise<string> {
  return (await crm.services.tasks.add(team.owner(), { title: 'Call', due: { date: '2035-01-02' } })).id
}

export const TASK_CALLS: Record<string, CallOf> = {
  'tasks.get': [ALL, async ({ crm, me, team }) => crm.services.tasks.get(me(), asId(await aTask(crm, team)))],
  'tasks.list': [
    ALL,
    ({ crm, me }) => crm.services.tasks.list(me(), { of: { kind: 'mine' }, part: 'today', limit: 8 }),
  ],
  'tasks.countOpen': [
    ALL,
    ({ crm, me, contactId }) => crm.services.tasks.countOpen(me(), { kind: 'contact', id: contactId }),
  ],
  'tasks.nextOf': [
    ALL,
    ({ crm, me, contactId }) => crm.services.tasks.nextOf(me(), { kind: 'contact', id: contactId }),
  ],
  'tasks.add': [WRITERS, ({ crm, me }) => crm.services.tasks.add(me(), { title: 'Call', due: { date: '2035-01-02' } })],
  'tasks.edit': [
    WRITERS,
    async ({ crm, me, team }) =>
      crm.services.tasks.edit(me(), asId(await aTask(crm, team)), { field: 'title', value: 'Other' }),
  ],
  'tasks.snooze': [
    WRITERS,
    async ({ crm, me, team }) => crm.services.tasks.snooze(me(), asId(await aTask(crm, team)), 'hour'),
  ],
  'tasks.done': [
    WRITERS,
    async ({ crm, me, team }) => crm.services.tasks.done(me(), asId(await aTask(crm, team)), { outcome: 'done' }),
  ],
  'tasks.setLength': [
    WRITERS,
    async ({ crm, me, team }) => {
      const id = await aTask(crm, team)
      await crm.services.tasks.done(team.owner(), asId(id), { outcome: 'done' })
      await crm.services.tasks.setLength(me(), asId(id), 15)
    },
  ],
  'tasks.setOutcome': [
    WRITERS,
    async ({ crm, me, team }) => {
      const id = await aTask(crm, team)
      await crm.services.tasks.done(team.owner(), asId(id), { outcome: 'done' })
      return crm.services.tasks.setOutcome(me(), asId(id), 'agreed')
    },
  ],
  'tasks.reopen': [
    WRITERS,
    async ({ crm, me, team }) => {
      const id = await aTask(crm, team)
      await crm.services.tasks.done(team.owner(), asId(id), { outcome: 'done' })
      return crm.services.tasks.reopen(me(), asId(id))
    },
  ],
  'tasks.delete': [WRITERS, async ({ crm, me, team }) => crm.services.tasks.delete(me(), asId(await aTask(crm, team)))],
}
