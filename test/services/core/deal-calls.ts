/** What can be done with a deal beside editing its fields, and where the deals of leads begin, with the roles that each is allowed for. */
import { createSource } from '../../support/lead-intake.ts'
import { asId } from '../../support/as-id.ts'
import type { CallOf, Scene } from './matrix-call.ts'

const ALL = 'owner admin manager rep viewer'
const ADMINS = 'owner admin'
const WRITERS = 'owner admin manager rep'

const ITEM = { name: 'Design', quantity: 1, price: { minor: 100, currency: 'EUR' }, discount: null } as const

const aDeal = async ({ crm, team }: Scene) => (await crm.services.deals.add(team.owner(), { title: 'Website' })).id

export const DEAL_CALLS: Record<string, CallOf> = {
  'deals.changeItems': [
    WRITERS,
    async (scene) =>
      scene.crm.services.deals.changeItems(scene.me(), await aDeal(scene), { what: 'add', items: [ITEM] }),
  ],
  'deals.changePeople': [
    WRITERS,
    async (scene) => {
      const { crm, me, contactId: contact } = scene
      return crm.services.deals.changePeople(me(), await aDeal(scene), { what: 'add', contact })
    },
  ],
  'deals.duplicate': [
    WRITERS,
    async (scene) => {
      const { deals } = scene.crm.services
      return deals.duplicate(scene.me(), await aDeal(scene), deals.newCopyId())
    },
  ],
  'deals.delete': [WRITERS, async (scene) => scene.crm.services.deals.delete(scene.me(), await aDeal(scene))],
  'deals.claim': [WRITERS, async (scene) => scene.crm.services.deals.claim(scene.me(), await aDeal(scene))],
  'leadSources.setStage': [
    ADMINS,
    async ({ crm, me, team }) => {
      const { id } = await createSource(team, crm)
      const { stages } = await crm.services.pipelines.get(team.owner())
      return crm.services.leadSources.setStage(me(), id, asId(stages[0]?.id ?? ''))
    },
  ],
  'views.suggestions': [ALL, ({ crm, me }) => crm.services.views.suggestions(me(), 'deal', 'origin')],
}
