/** Writes the side that an admin chose into our record, as their own change. */
import { isDeepStrictEqual } from 'node:util'

import { AppError } from '../../errors.ts'
import type { RecordRef } from '../../ids.ts'
import { type CompanyId, type ContactId, type DealId, idOf, objectId, type StageId } from '../../models/ids.ts'
import type { SyncKind } from '../../models/sync.ts'
import type { SyncConflictRecord, SyncSide } from '../../models/sync-conflict.ts'
import { withAgreeingParts } from '../contacts/name-parts.ts'
import { relatedOfContact, writeContactValues } from '../contacts/write-contact.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { assertOpen, relatedOf, writeDealValues } from '../deals/write-deal.ts'
import { type FieldTable, fieldsOf, type ValuesOf } from '../fields/define-fields.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import { storedCompany } from '../companies/derive-company.ts'
import { renameCompany } from '../companies/rename-company.ts'
import { readPipeline } from '../pipelines/read-pipelines.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { moveTo, PLACE } from './merge-place.ts'
import { updateOf, writeUpdates } from '../records/record-updates.ts'

type Chosen = { readonly field: string; readonly from: unknown; readonly to: unknown }

function changedSince(about: RecordRef): AppError {
  return new AppError('CONFLICT', { message: 'It changed since', details: { reason: 'changed-since', about } })
}

/** The values with the chosen one. @throws AppError CONFLICT (changed-since) unless the field is in use and as the run left it */
function choose<Table extends FieldTable>(
  table: Table,
  before: ValuesOf<Table>,
  { field, from, to }: Chosen,
  about: RecordRef,
): ValuesOf<Table> {
  if (!isDeepStrictEqual(before[field] ?? null, from)) throw changedSince(about)
  const known = fieldsOf(table).find(({ name }) => name === field)?.field
  // A field that was retired since the run keeps what it has.
  if (known?.retired === true) throw changedSince(about)
  return { ...before, [field]: to ?? known?.blank }
}

async function settleContact(deps: TableDeps, actor: Actor, tx: Transaction, id: ContactId, chosen: Chosen) {
  const { models, fields } = deps
  const contact = present(
    await models.contacts.findOne(filterOf(actor, id), null, { session: tx.session }).lean(),
    'contact',
  )
  const target = { kind: 'contact', id } as const
  const before = valuesOf(fields.contact, contact)
  const after = withAgreeingParts(choose(fields.contact, before, chosen, target))
  await writeContactValues(deps, actor, tx, contact, after)
  const changes = changesBetween(fields.contact, before, after)
  tx.record({ type: 'contact.updated', target, related: relatedOfContact(before, after), changes })
}

async function settleCompany(deps: TableDeps, actor: Actor, tx: Transaction, id: CompanyId, chosen: Chosen) {
  const { models, fields } = deps
  const company = present(
    await models.companies.findOne(filterOf(actor, id), null, { session: tx.session }).lean(),
    'company',
  )
  const target = { kind: 'company', id } as const
  const before = valuesOf(fields.company, company)
  const after = choose(fields.company, before, chosen, target)
  if (after.name !== before.name && !(await renameCompany(deps, tx, company, after.name))) throw changedSince(target)
  await writeUpdates(models, 'companies', tx, [updateOf(company, storedCompany(fields.company, after, company))])
  tx.record({ type: 'company.updated', target, changes: changesBetween(fields.company, before, after) })
}

async function settleDeal(deps: TableDeps, actor: Actor, tx: Transaction, id: DealId, chosen: Chosen) {
  const { models, fields } = deps
  const deal = present(await models.deals.findOne(filterOf(actor, id), null, { session: tx.session }).lean(), 'deal')
  const target = { kind: 'deal', id } as const
  const before = valuesOf(fields.deal, deal)
  if (chosen.field === PLACE) {
    const { stages, isArchived } = await readPipeline(models, actor.workspaceId, idOf(deal.pipelineId), tx)
    const [from, to] = [chosen.from, chosen.to].map((side) =>
      stages.find((stage) => stage.id === (side as { readonly id?: unknown } | null)?.id),
    )
    if (isArchived || from === undefined || to === undefined || idOf<StageId>(deal.stageId) !== from.id)
      throw changedSince(target)
    const moved = moveTo(deal, from, to, tx, undefined)
    await writeUpdates(models, 'deals', tx, [updateOf(deal, { $set: moved.set, $unset: moved.unset })])
    tx.record({ type: moved.event, target, related: relatedOf(before), changes: moved.changes })
    return
  }
  assertOpen(deal)
  const after = choose(fields.deal, before, chosen, target)
  await writeDealValues(deps, tx, deal, after)
  const changes = changesBetween(fields.deal, before, after)
  tx.record({ type: 'deal.updated', target, related: relatedOf(before, after), changes })
}

function filterOf({ workspaceId }: Actor, id: ContactId | CompanyId | DealId) {
  return { workspaceId: objectId(workspaceId), _id: objectId(id), deletedAt: null }
}

/** @throws AppError NOT_FOUND for a record that is gone */
function present<Stored>(found: Stored | null, kind: SyncKind): Stored {
  if (found === null) throw new AppError('NOT_FOUND', { details: { kind } })
  return found
}

/**
 * @throws AppError NOT_FOUND for a record that is gone; CONFLICT: changed-since if the field is not as the run left it, or
 * closed for a deal that is won or lost
 */
export async function settleField(
  deps: TableDeps,
  actor: Actor,
  tx: Transaction,
  { kind, recordId, field, ours, theirs }: SyncConflictRecord,
  side: SyncSide,
): Promise<void> {
  const [from, to] = side === 'theirs' ? [ours, theirs] : [theirs, ours]
  const chosen = { field, from: from ?? null, to: to ?? null }
  switch (kind) {
    case 'contact':
      return settleContact(deps, actor, tx, idOf(recordId), chosen)
    case 'company':
      return settleCompany(deps, actor, tx, idOf(recordId), chosen)
    case 'deal':
      return settleDeal(deps, actor, tx, idOf(recordId), chosen)
  }
}
