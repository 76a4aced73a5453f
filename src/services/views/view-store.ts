/** The read of a stored view, and the records that it shows, shared by everything that works with views. */
import { AppError } from '../../errors.ts'
import { objectId, type ViewId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { ViewRecord } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, may, RECORD_ACTIONS, visibleTo } from '../core/permissions.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { filterOf, type StageFact } from './condition-filter.ts'
import { orderKey, type OrderKey } from './view-orders.ts'

export type ViewDeps = Pick<RecordDeps, 'models' | 'tablesOf' | 'kinds' | 'clock' | 'transact'>

/**
 * A view without a name is found by everybody in the workspace who has its id: it says nothing about records, and a message may
 * be forwarded. A private one with a name is its maker's.
 *
 * @throws AppError NOT_FOUND
 */
export async function readView(models: Models, actor: Actor, id: ViewId): Promise<ViewRecord> {
  const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id), deletedAt: null }
  const view = await models.views.findOne(filter).lean()
  const isSeen =
    view !== null && (view.name === null || view.isShared || view.memberId.toHexString() === actor.memberId)
  if (!isSeen) throw new AppError('NOT_FOUND', { message: 'No such view', details: { kind: 'view' } })
  return view
}

/** Of all pipelines. */
export async function readStageFacts(
  models: Models,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
): Promise<readonly StageFact[]> {
  const pipelines = await models.pipelines
    .find({ workspaceId: objectId(workspaceId), deletedAt: null }, { stages: 1 })
    .lean()
  return pipelines.flatMap(({ _id, stages }) =>
    stages.map(({ id, rottingDays }) => ({ id, pipelineId: _id, rottingDays })),
  )
}

/** The query of a view's records, as far as the actor may see them. @param selected only those that are ticked */
export async function scopeOf(
  { models, tablesOf, clock }: Pick<ViewDeps, 'models' | 'tablesOf' | 'clock'>,
  actor: Actor,
  { kind, conditions, only = null, selection }: Pick<ViewRecord, 'kind' | 'conditions' | 'only' | 'selection'>,
  { selected }: { readonly selected: boolean },
): Promise<Record<string, unknown>> {
  const table: FieldTable = tablesOf(actor)[kind]
  const asksForStages = conditions.some(({ by }) => by === 'rotting' || by === 'stage')
  const stages = asksForStages ? await readStageFacts(models, actor) : []
  return {
    ...visibleTo(actor),
    deletedAt: null,
    ...filterOf(conditions, { table, kind, actor, now: clock.now(), stages }),
    ...(selected && selection !== null
      ? { _id: { $in: [...selection.ids] } }
      : only !== null && { _id: { $in: [...only] } }),
  }
}

/** By what its records are sorted. */
export function orderOf(
  { tablesOf }: Pick<ViewDeps, 'tablesOf'>,
  actor: Actor,
  { kind, order }: Pick<ViewRecord, 'kind' | 'order'>,
): OrderKey {
  return orderKey(tablesOf(actor)[kind], order)
}

/** @throws AppError FORBIDDEN where the actor may not see records of its kind; NOT_FOUND */
export async function readSeenView(models: Models, actor: Actor, id: ViewId): Promise<ViewRecord> {
  const view = await readView(models, actor, id)
  authorize(actor, RECORD_ACTIONS[view.kind].read)
  return view
}

/** Whether the actor may rename, share or delete it. */
export function isManagedBy(actor: Actor, { memberId, isShared }: ViewRecord): boolean {
  return memberId.toHexString() === actor.memberId || (isShared && may(actor.role, 'view.share'))
}
