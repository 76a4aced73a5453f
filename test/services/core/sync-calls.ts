/** The functions of syncs, with the roles that they are allowed for. */
import type { SyncConflictId, SyncId } from '../../../src/models/ids.ts'
import type { Crm, Team } from '../../support/crm.ts'
import { syncConflict } from '../../support/sync/sync-conflict.ts'
import type { CallOf } from './matrix-call.ts'

const ADMINS = 'owner admin'
const NEW = { name: 'HubSpot', adapter: 'hubspot', connection: 'pat-eu1-of-twenty-letters' } as const
const MAPPING = { contact: { name: ['firstname'] } }

/** One that is set up, so that nothing has to be asked of the other side. */
async function aSync(crm: Crm, team: Team): Promise<SyncId> {
  const { id } = await crm.services.syncs.create(team.owner(), NEW)
  await crm.services.syncs.setMapping(team.owner(), id, MAPPING)
  return id
}

async function aConflict(crm: Crm, team: Team): Promise<SyncConflictId> {
  const { id: contactId } = await crm.services.contacts.add(team.owner(), { name: 'Cara', jobTitle: 'Engineer' })
  return syncConflict(crm.models, { workspaceId: team.workspaceId, syncId: await aSync(crm, team), contactId })
}

type WithSync = (crm: Crm, me: () => ReturnType<Team['owner']>, id: SyncId) => Promise<unknown>

const onSync = (call: WithSync): CallOf => [ADMINS, async ({ crm, me, team }) => call(crm, me, await aSync(crm, team))]

export const SYNC_CALLS: Readonly<Record<string, CallOf>> = {
  'syncs.list': [ADMINS, ({ crm, me }) => crm.services.syncs.list(me())],
  'syncs.get': onSync((crm, me, id) => crm.services.syncs.get(me(), id)),
  'syncs.create': [ADMINS, ({ crm, me }) => crm.services.syncs.create(me(), NEW)],
  'syncs.start': onSync((crm, me, id) => crm.services.syncs.start(me(), id)),
  'syncs.pause': onSync((crm, me, id) => crm.services.syncs.pause(me(), id)),
  'syncs.resume': onSync((crm, me, id) => crm.services.syncs.resume(me(), id)),
  'syncs.setSchedule': onSync((crm, me, id) => crm.services.syncs.setSchedule(me(), id, 'hourly')),
  'syncs.setRule': onSync((crm, me, id) => crm.services.syncs.setRule(me(), id, 'contact', 'name', 'ours')),
  'syncs.setDeletions': onSync((crm, me, id) => crm.services.syncs.setDeletions(me(), id, 'delete')),
  'syncs.setSources': onSync((crm, me, id) => crm.services.syncs.setSources(me(), id, 'contact', 'name', ['email'])),
  'syncs.setMapping': onSync((crm, me, id) => crm.services.syncs.setMapping(me(), id, MAPPING)),
  'syncs.setConnection': onSync((crm, me, id) => crm.services.syncs.setConnection(me(), id, NEW.connection)),
  'syncs.delete': onSync((crm, me, id) => crm.services.syncs.delete(me(), id)),
  'syncs.preview': onSync((crm, me, id) => crm.services.syncs.preview(me(), id)),
  'syncs.fieldsOf': onSync((crm, me, id) => crm.services.syncs.fieldsOf(me(), id)),
  'syncs.keepProposal': onSync((crm, me, id) => crm.services.syncs.keepProposal(me(), id)),
  'syncs.confirm': onSync((crm, me, id) => crm.services.syncs.confirm(me(), id)),
  'syncConflicts.list': onSync((crm, me, id) => crm.services.syncConflicts.list(me(), id, { limit: 1 })),
  'syncConflicts.get': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.syncConflicts.get(me(), await aConflict(crm, team)),
  ],
  'syncConflicts.settle': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.syncConflicts.settle(me(), await aConflict(crm, team), 'theirs'),
  ],
}
