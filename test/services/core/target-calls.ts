/** The functions of targets and of the manager's view, with the roles that each is allowed for. */
import type { CallOf, Scene } from './matrix-call.ts'

const ALL = 'owner admin manager rep viewer'
const LEADERS = 'owner admin manager'
const ADMINS = 'owner admin'

let made = 0

const monthOf = ({ crm }: Scene): string => crm.now().toISOString().slice(0, 7)

/** Each of another amount, so that it changes something. */
const money = () => ({ minor: 100_000 + made++, currency: 'EUR' })
const aTarget = (scene: Scene) => ({ memberId: scene.team.owner.id, month: monthOf(scene) })

export const TARGET_CALLS: Record<string, CallOf> = {
  progress: [ALL, ({ crm, me }) => crm.services.progress(me())],
  'targets.list': [LEADERS, ({ crm, me }) => crm.services.targets.list(me())],
  'targets.get': [LEADERS, (scene) => scene.crm.services.targets.get(scene.me(), aTarget(scene))],
  'targets.set': [
    LEADERS,
    (scene) => scene.crm.services.targets.set(scene.me(), { ...aTarget(scene), money: money() }),
  ],
  'targets.carry': [
    LEADERS,
    (scene) => scene.crm.services.targets.carry(scene.me(), { memberId: null, from: monthOf(scene), to: [] }),
  ],
  'targets.remove': [LEADERS, (scene) => scene.crm.services.targets.remove(scene.me(), aTarget(scene))],
  'reps.list': [LEADERS, ({ crm, me }) => crm.services.reps.list(me())],
  'reps.get': [LEADERS, ({ crm, team, me }) => crm.services.reps.get(me(), team.owner.id)],
  'reps.touches': [LEADERS, ({ crm, team, me }) => crm.services.reps.touches(me(), team.owner.id)],
  'views.beginOpenDeals': [ALL, ({ crm, team, me }) => crm.services.views.beginOpenDeals(me(), team.owner.id)],
  'workspaces.readWinsFrom': [ADMINS, ({ crm, me }) => crm.services.workspaces.readWinsFrom(me())],
  'workspaces.setWinsFrom': [ADMINS, ({ crm, me }) => crm.services.workspaces.setWinsFrom(me(), money())],
}
