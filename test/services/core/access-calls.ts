/** The service functions about invites and API keys, with the roles that they are allowed for. */
import { asId } from '../../support/as-id.ts'
import type { InviteId } from '../../../src/models/ids.ts'
import type { CallOf, Scene } from './matrix-call.ts'

const ADMINS = 'owner admin'
const LEADERS = 'owner admin manager'

const NEW_KEY = { name: 'BI', scopes: ['contacts'], lifetimeDays: null } as const
const SHOWN_IN = { chatId: 1, messageId: 1 }

async function keyOf({ crm, team }: Scene): Promise<string> {
  return (await crm.services.apiKeys.create(team.owner(), NEW_KEY, SHOWN_IN)).id
}

async function inviteOf({ crm, team }: Scene, role: 'rep' | 'admin' = 'rep'): Promise<InviteId> {
  return (await crm.services.invites.create(team.owner(), role)).id
}

export const ACCESS_CALLS: Record<string, CallOf> = {
  'apiKeys.create': [ADMINS, ({ crm, me }) => crm.services.apiKeys.create(me(), NEW_KEY, SHOWN_IN)],
  'apiKeys.list': [ADMINS, ({ crm, me }) => crm.services.apiKeys.list(me())],
  'apiKeys.get': [ADMINS, async (scene) => scene.crm.services.apiKeys.get(scene.me(), asId(await keyOf(scene)))],
  'apiKeys.revoke': [ADMINS, async (scene) => scene.crm.services.apiKeys.revoke(scene.me(), asId(await keyOf(scene)))],
  'apiKeys.adopt': [ADMINS, async (scene) => scene.crm.services.apiKeys.adopt(scene.me(), asId(await keyOf(scene)))],
  'apiKeys.rotate': [
    ADMINS,
    async (scene) => scene.crm.services.apiKeys.rotate(scene.me(), asId(await keyOf(scene)), SHOWN_IN),
  ],
  'invites.create': [LEADERS, ({ crm, me }) => crm.services.invites.create(me(), 'rep')],
  'invites.create for an admin': [ADMINS, ({ crm, me }) => crm.services.invites.create(me(), 'admin')],
  'invites.list': [LEADERS, ({ crm, me }) => crm.services.invites.list(me(), { limit: 1 })],
  'invites.get': [LEADERS, async (scene) => scene.crm.services.invites.get(scene.me(), await inviteOf(scene))],
  'invites.revoke': [LEADERS, async (scene) => scene.crm.services.invites.revoke(scene.me(), await inviteOf(scene))],
  'invites.revoke for an admin': [
    ADMINS,
    async (scene) => scene.crm.services.invites.revoke(scene.me(), await inviteOf(scene, 'admin')),
  ],
  'invites.restore': [
    LEADERS,
    async (scene) => {
      const id = await inviteOf(scene)
      await scene.crm.services.invites.revoke(scene.team.owner(), id)
      return scene.crm.services.invites.restore(scene.me(), id)
    },
  ],
  'invites.restore for an admin': [
    ADMINS,
    async (scene) => {
      const id = await inviteOf(scene, 'admin')
      await scene.crm.services.invites.revoke(scene.team.owner(), id)
      return scene.crm.services.invites.restore(scene.me(), id)
    },
  ],
}
