/** The functions of rates, with the roles that each is allowed for. */
import type { CallOf, Scene } from './matrix-call.ts'

const ADMINS = 'owner admin'
const PAIR = { from: 'EUR', to: 'UAH' } as const

let made = 0

/** Each of another day. */
const newRate = () => ({
  ...PAIR,
  day: `2026-01-${String((made++ % 28) + 1).padStart(2, '0')}`,
  rate: String(40 + made),
})
const aRate = async ({ crm, team }: Scene) => (await crm.services.rates.enter(team.owner(), newRate())).id

export const RATE_CALLS: Record<string, CallOf> = {
  'rates.pairs': [ADMINS, ({ crm, me }) => crm.services.rates.pairs(me())],
  'rates.list': [ADMINS, ({ crm, me }) => crm.services.rates.list(me(), { ...PAIR, limit: 5 })],
  'rates.get': [ADMINS, async (scene) => scene.crm.services.rates.get(scene.me(), await aRate(scene))],
  'rates.enter': [ADMINS, ({ crm, me }) => crm.services.rates.enter(me(), newRate())],
  'rates.remove': [ADMINS, async (scene) => scene.crm.services.rates.remove(scene.me(), await aRate(scene))],
}
