/** Merges in the table of permissions. */
import { asId } from '../../support/as-id.ts'
import type { Crm, Team } from '../../support/crm.ts'
import type { CallOf } from './matrix-call.ts'

async function another(crm: Crm, team: Team) {
  return (await crm.services.contacts.add(team.owner(), { name: 'Anna B.' })).id
}

async function aPair(crm: Crm, team: Team) {
  for (const name of ['Oscar', 'Osc.']) await crm.services.contacts.add(team.owner(), { name, emails: 'o@example.com' })
  await crm.services.duplicates.refresh(team.owner())
  const { next } = await crm.services.duplicates.next(team.owner())
  if (next === null) throw new Error('There is no pair')
  return next.id
}

const WRITERS = 'owner admin manager rep'
const ADMINS = 'owner admin'

export const MERGE_CALLS: Record<string, CallOf> = {
  'contacts.previewMerge': [
    WRITERS,
    async ({ crm, me, team, contactId }) =>
      crm.services.contacts.previewMerge(me(), { primary: contactId, losing: await another(crm, team) }),
  ],
  'contacts.merge': [
    WRITERS,
    async ({ crm, me, team, contactId }) =>
      crm.services.contacts.merge(me(), { primary: contactId, losing: await another(crm, team) }),
  ],
  'contacts.separate': [
    ADMINS,
    async ({ crm, me, team, contactId }) => {
      const pair = { primary: contactId, losing: await another(crm, team) }
      const { undoId } = await crm.services.contacts.merge(team.owner(), pair)
      return crm.services.contacts.separate(me(), asId(undoId))
    },
  ],
  'duplicates.refresh': [WRITERS, ({ crm, me }) => crm.services.duplicates.refresh(me())],
  'duplicates.next': [WRITERS, ({ crm, me }) => crm.services.duplicates.next(me())],
  'duplicates.keepApart': [
    WRITERS,
    async ({ crm, me, team }) => crm.services.duplicates.keepApart(me(), await aPair(crm, team)),
  ],
  'duplicates.reopen': [
    WRITERS,
    async ({ crm, me, team }) => crm.services.duplicates.reopen(me(), await aPair(crm, team)),
  ],
  'duplicates.later': [
    WRITERS,
    async ({ crm, me, team }) => crm.services.duplicates.later(me(), await aPair(crm, team)),
  ],
  'contacts.listMerges': [ADMINS, ({ crm, me, contactId }) => crm.services.contacts.listMerges(me(), contactId)],
}
