/** The functions of views and bulk edits, with the roles that each is allowed for. */
import type { BulkEditId, StageId, ViewId } from '../../../src/models/ids.ts'
import { asId } from '../../support/as-id.ts'
import type { CallOf, Scene } from './matrix-call.ts'

const ALL = 'owner admin manager rep viewer'
const WRITERS = 'owner admin manager rep'
const LEADERS = 'owner admin manager'

const CHANGE = { what: 'tag', tags: ['seen'] } as const

let made = 0

async function firstStage(crm: Scene['crm'], me: Scene['me']): Promise<StageId> {
  const { stages } = await crm.services.pipelines.get(me())
  return asId<StageId>(stages[0]?.id)
}

/** A view of the acting member's own. */
const onView =
  (call: (scene: Scene, id: ViewId) => Promise<unknown>) =>
  async (scene: Scene): Promise<unknown> =>
    call(scene, await scene.crm.services.views.begin(scene.me(), 'contact'))

const onSaved = (call: (scene: Scene, id: ViewId) => Promise<unknown>) =>
  onView(async (scene, id) => call(scene, await scene.crm.services.views.save(scene.me(), id, `View ${++made}`)))

const onTicking = (call: (scene: Scene, id: ViewId) => Promise<unknown>) =>
  onView(async (scene, id) => call(scene, await scene.crm.services.views.beginTicking(scene.me(), id)))

/** Begun by the member who acts, or by the owner where that one may not. */
const onBulkEdit =
  (call: (scene: Scene, id: BulkEditId) => Promise<unknown>) =>
  async (scene: Scene): Promise<unknown> => {
    const { crm, me, team } = scene
    const actor = me().role === 'viewer' ? team.owner : me
    const view = await crm.services.views.begin(actor(), 'contact')
    const expected = await crm.services.views.count(actor(), view)
    return call(scene, await crm.services.bulkEdits.begin(actor(), { view, change: CHANGE, expected }))
  }

export const VIEW_CALLS: Record<string, CallOf> = {
  'views.get': [ALL, onView(({ crm, me }, id) => crm.services.views.get(me(), id))],
  'views.inStage': [
    ALL,
    async ({ crm, me }) => crm.services.views.inStage(me(), { mine: false }, await firstStage(crm, me)),
  ],
  'views.inEveryStage': [ALL, onView(({ crm, me }, id) => crm.services.views.inEveryStage(me(), id))],
  'bulkEdits.stages': [WRITERS, ({ crm, me }) => crm.services.bulkEdits.stages(me())],
  'views.list': [ALL, onView(({ crm, me }, id) => crm.services.views.list(me(), id, { limit: 5 }))],
  'views.open': [ALL, onView(({ crm, me }, id) => crm.services.views.open(me(), id, { limit: 5 }))],
  'views.chosen': [ALL, onView(({ crm, me }, id) => crm.services.views.chosen(me(), id))],
  'views.outline': [ALL, onView(({ crm, me }, id) => crm.services.views.outline(me(), id))],
  'views.count': [ALL, onView(({ crm, me }, id) => crm.services.views.count(me(), id))],
  'views.countChosen': [ALL, onView(({ crm, me }, id) => crm.services.views.countChosen(me(), id))],
  'views.begin': [ALL, ({ crm, me }) => crm.services.views.begin(me(), 'deal', { mine: true })],
  'views.options': [ALL, onView(({ crm, me }, id) => crm.services.views.options(me(), id, 'owner'))],
  'views.addCondition': [
    ALL,
    onView(({ crm, me }, id) => crm.services.views.addCondition(me(), id, { by: 'tags', test: 'is', value: 'vip' })),
  ],
  'views.addTyped': [
    ALL,
    onView(({ crm, me }, id) => crm.services.views.addTyped(me(), id, { by: 'tags', test: 'is', typed: '#vip' })),
  ],
  'views.removeCondition': [ALL, onView(({ crm, me }, id) => crm.services.views.removeCondition(me(), id, 0))],
  'views.sort': [ALL, onView(({ crm, me }, id) => crm.services.views.sort(me(), id, 'name'))],
  'views.saved': [ALL, ({ crm, me }) => crm.services.views.saved(me(), 'contact')],
  'views.save': [ALL, onView(({ crm, me }, id) => crm.services.views.save(me(), id, `View ${++made}`))],
  'views.rename': [ALL, onSaved(({ crm, me }, id) => crm.services.views.rename(me(), id, `View ${++made}`))],
  'views.share': [LEADERS, onSaved(({ crm, me }, id) => crm.services.views.share(me(), id, true))],
  'views.remove': [ALL, onSaved(({ crm, me }, id) => crm.services.views.remove(me(), id))],
  'views.restore': [ALL, onSaved(({ crm, me }, id) => crm.services.views.restore(me(), id))],
  'views.beginTicking': [ALL, onView(({ crm, me }, id) => crm.services.views.beginTicking(me(), id))],
  'views.tick': [ALL, onTicking(({ crm, me, contactId }, id) => crm.services.views.tick(me(), id, [contactId], true))],
  'views.turn': [
    ALL,
    onTicking(({ crm, me, contactId }, id) => crm.services.views.turn(me(), id, { direction: 'after', id: contactId })),
  ],
  'views.plan': [ALL, onView(({ crm, me }, id) => crm.services.views.plan(me(), id, CHANGE))],
  'bulkEdits.begin': [
    WRITERS,
    onView(async ({ crm, me }, view) =>
      crm.services.bulkEdits.begin(me(), {
        view,
        change: CHANGE,
        expected: await crm.services.views.count(me(), view),
      }),
    ),
  ],
  'bulkEdits.get': [WRITERS, onBulkEdit(({ crm, me }, id) => crm.services.bulkEdits.get(me(), id))],
  'bulkEdits.stop': [WRITERS, onBulkEdit(({ crm, me }, id) => crm.services.bulkEdits.stop(me(), id))],
  'bulkEdits.watch': [WRITERS, onBulkEdit(({ crm, me }, id) => crm.services.bulkEdits.watch(me(), id))],
}
