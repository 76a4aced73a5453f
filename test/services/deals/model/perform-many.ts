/** Carries out changes of many deals, and undoes commands of any kind. */
import type { BulkChange as RealChange } from '../../../../src/models/bulk-change.ts'
import {
  type BulkEditId,
  type EventId,
  idOf as idOfRecord,
  objectId,
  type StageId,
} from '../../../../src/models/ids.ts'
import { asId } from '../../../support/as-id.ts'
import type { Performed } from './perform.ts'
import type { BulkChange, PlanOf } from './plan.ts'
import type { Stand } from './stand.ts'
import type { Person } from './world.ts'

const NEVER = new AbortController().signal

function changeOf({ idOf }: Stand, change: BulkChange): RealChange {
  switch (change.what) {
    case 'won':
      return { what: 'move', move: { to: 'won' }, shown: null }
    case 'lost':
      return { what: 'move', move: { to: 'lost', reason: change.reason }, shown: null }
    case 'stage':
      return { what: 'move', move: { to: 'stage', stageId: idOf<StageId>(change.stage) }, shown: null }
    case 'tag':
      return { what: 'tag', tags: [change.tag] }
    case 'owner':
      return { what: 'set', field: 'owner', value: idOf(change.owner), shown: null }
  }
}

/** What its job does. */
async function work({ crm, workspace, memberOf }: Stand, by: Person, id: BulkEditId, does: 'run' | 'undo') {
  const me = memberOf(by)
  const { turn } = await crm.models.bulkEdits.findOne({ workspaceId: workspace, _id: objectId(id) }).orFail()
  const ref = { workspaceId: me.workspaceId, bulkEditId: id, memberId: me.id, turn }
  await crm.services.bulkEditWork[does](me(), ref, NEVER)
}

export async function performBulk(stand: Stand, { by, change }: PlanOf<'bulk'>): Promise<Performed> {
  const { views, bulkEdits } = stand.crm.services
  const me = stand.memberOf(by)
  const view = await views.begin(me(), 'deal')
  const expected = await views.count(me(), view)
  const id = await bulkEdits.begin(me(), { view, change: changeOf(stand, change), expected })
  await work(stand, by, id, 'run')
  const { undoId } = await bulkEdits.get(me(), id)
  return { undoId }
}

export async function performUndo(stand: Stand, plan: PlanOf<'undo' | 'undo-latest'>): Promise<Performed> {
  const { undo } = stand.crm.services
  const me = stand.memberOf(plan.by)
  const undone =
    plan.does === 'undo-latest'
      ? await undo.undoLatest(me())
      : await undo.undo(me(), asId<EventId>(stand.undoIds.get(plan.command)))
  if (undone === null) return null
  const { target } = undone
  if (target.kind === 'bulk-edit') await work(stand, plan.by, idOfRecord(objectId(target.id)), 'undo')
  return {}
}
