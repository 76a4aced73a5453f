/** Stores a view that nobody has named: it lives while somebody looks at it. */
import { newId, objectId, type ViewId } from '../../models/ids.ts'
import type { ViewRecord } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import type { ViewDeps } from './view-store.ts'

/** How long a view without a name is kept after it was made, in milliseconds. */
export const KEEP_UNNAMED_MS = 30 * 24 * 60 * 60 * 1000

export type ViewDraft = Pick<ViewRecord, 'kind' | 'conditions' | 'order'> &
  Partial<Pick<ViewRecord, 'only' | 'selection' | 'planned' | 'ruleId'>>

/** It describes what is looked at and changes no record, so it is not a command. */
export async function makeView(
  { models, clock }: Pick<ViewDeps, 'models' | 'clock'>,
  actor: Actor,
  { kind, conditions, order, only = null, selection = null, planned = null, ruleId = null }: ViewDraft,
): Promise<ViewId> {
  const id = newId<ViewId>()
  await models.views.create([
    {
      _id: objectId(id),
      workspaceId: objectId(actor.workspaceId),
      memberId: objectId(actor.memberId),
      kind,
      conditions: conditions.map(({ by, test, value }) => ({ by, test, value })),
      order,
      only,
      selection,
      planned,
      ...(ruleId !== null && { ruleId }),
      expiresAt: new Date(clock.now().getTime() + KEEP_UNNAMED_MS),
    },
  ])
  return id
}
