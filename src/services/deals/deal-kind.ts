/** The deal as a kind of record. */
import { deals } from '../export/resources/deals.ts'
import { pipelines } from '../export/resources/pipelines.ts'
import { RECORD_ACTIONS } from '../core/permissions.ts'
import type { KindDefinition } from '../records/kind-definition.ts'
import { undoDealCreated, undoDealDeleted, undoDealMoved, undoDealUpdated } from '../undo/undo-deal.ts'
import { DEAL_FIELDS } from './deal-fields.ts'
import { DEAL_SHARING } from './share-deals.ts'

export const DEAL_KIND = {
  kind: 'deal',
  model: 'deals',
  name: 'title',
  ownedBy: 'ownerId',
  permissions: RECORD_ACTIONS.deal,
  fields: DEAL_FIELDS,
  inverses: {
    created: undoDealCreated,
    updated: undoDealUpdated,
    moved: undoDealMoved,
    won: undoDealMoved,
    lost: undoDealMoved,
    reopened: undoDealMoved,
    deleted: undoDealDeleted,
  },
  hasTimeline: true,
  about: 'name',
  resources: ({ deal }) => ({ deals: deals(deal), pipelines: pipelines(deal) }),
  linkPrefix: 'd',
  sharing: DEAL_SHARING,
} as const satisfies KindDefinition<'deal'>
