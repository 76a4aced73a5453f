/** The functions of rules about who gets what, of absence and of the time to answer, with the roles that each is allowed for. */
import { createSource } from '../../support/lead-intake.ts'
import type { CallOf, Scene } from './matrix-call.ts'
import { RATE_CALLS } from './rate-calls.ts'

const ADMINS = 'owner admin'

let made = 0

async function aRule({ crm, team }: Scene) {
  const { id } = await crm.services.assignmentRules.make(team.owner(), `Rule ${made++}`)
  await crm.services.assignmentRules.setWeight(team.owner(), id, team.owner.id, 1)
  return id
}

/** Each makes a rule, which the next call does not need. */
const onRule =
  (call: (scene: Scene, id: Awaited<ReturnType<typeof aRule>>) => Promise<unknown>): CallOf[1] =>
  async (scene) => {
    const id = await aRule(scene)
    await call(scene, id)
    await scene.crm.services.assignmentRules.delete(scene.team.owner(), id).catch(() => null)
  }

const ASSIGNMENT_CALLS: Record<string, CallOf> = {
  'assignmentRules.list': [ADMINS, ({ crm, me }) => crm.services.assignmentRules.list(me())],
  'assignmentRules.make': [ADMINS, ({ crm, me }) => crm.services.assignmentRules.make(me(), `Made ${made++}`)],
  'assignmentRules.get': [ADMINS, onRule(({ crm, me }, id) => crm.services.assignmentRules.get(me(), id))],
  'assignmentRules.rename': [
    ADMINS,
    onRule(({ crm, me }, id) => crm.services.assignmentRules.rename(me(), id, `Renamed ${made++}`)),
  ],
  'assignmentRules.setPaused': [
    ADMINS,
    onRule(({ crm, me }, id) => crm.services.assignmentRules.setPaused(me(), id, false)),
  ],
  'assignmentRules.setWithDeals': [
    ADMINS,
    onRule(({ crm, me }, id) => crm.services.assignmentRules.setWithDeals(me(), id, true)),
  ],
  'assignmentRules.setSource': [
    ADMINS,
    onRule(async ({ crm, me, team }, id) => {
      const source = await createSource(team, crm)
      await crm.services.assignmentRules.setSource(me(), id, source.id, true)
    }),
  ],
  'assignmentRules.addCountries': [
    ADMINS,
    onRule(({ crm, me }, id) => crm.services.assignmentRules.addCountries(me(), id, ['PL'])),
  ],
  'assignmentRules.removeCountry': [
    ADMINS,
    onRule(({ crm, me }, id) => crm.services.assignmentRules.removeCountry(me(), id, 'PL')),
  ],
  'assignmentRules.setWeight': [
    ADMINS,
    onRule(({ crm, me, team }, id) => crm.services.assignmentRules.setWeight(me(), id, team.owner.id, 3)),
  ],
  'assignmentRules.move': [ADMINS, onRule(({ crm, me }, id) => crm.services.assignmentRules.move(me(), id, 'up'))],
  'assignmentRules.namesFor': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.assignmentRules.namesFor(me(), (await createSource(team, crm)).id),
  ],
  'assignmentRules.delete': [ADMINS, onRule(({ crm, me }, id) => crm.services.assignmentRules.delete(me(), id))],
  'assignmentRules.openConditions': [
    ADMINS,
    onRule(({ crm, me }, id) => crm.services.assignmentRules.openConditions(me(), id, 'deal')),
  ],
  'assignmentRules.takeConditions': [
    ADMINS,
    onRule(async ({ crm, me, team }, id) => {
      const view = await crm.services.assignmentRules.openConditions(team.owner(), id, 'deal')
      await crm.services.assignmentRules.takeConditions(me(), view)
    }),
  ],
  'absence.set own': [
    'owner admin manager rep',
    async ({ crm, me }) => {
      await crm.services.absence.set(me(), me.id, { from: crm.now(), until: null })
      await crm.services.absence.set(me(), me.id, null)
    },
  ],
  'absence.set of somebody else': [
    'owner admin manager',
    async ({ crm, me, team }) => {
      const rep = await team.join('rep')
      await crm.services.absence.set(me(), rep.id, { from: crm.now(), until: null })
    },
  ],
  'responseTarget.get': [ADMINS, ({ crm, me }) => crm.services.responseTarget.get(me())],
  'responseTarget.set': [ADMINS, ({ crm, me }) => crm.services.responseTarget.set(me(), 15)],
}

export const ASSIGNMENT_AND_RATE_CALLS: Record<string, CallOf> = { ...ASSIGNMENT_CALLS, ...RATE_CALLS }
