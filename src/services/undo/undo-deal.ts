/** The opposites of what happens to deals. */
import { isDeepStrictEqual } from 'node:util'

import type { DealRecord } from '../../models/deal.ts'
import type { EventRecord, EventType } from '../../models/event.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import { stayBegins, tellOwnerOfMove } from '../deals/move-deal.ts'
import {
  dealChanges,
  type DealFields,
  dealFields,
  lostRequirements,
  readDeal,
  writeDealFields,
  writeDealVersion,
} from '../deals/write-deal.ts'
import { readPipeline } from '../pipelines/read-pipelines.ts'
import type { Transaction } from '../core/transact.ts'
import { carriesMore } from './carries-more.ts'
import { changedSince, type InverseResult, relatedOfEvent, targetOf } from './inverse.ts'

const OWN_PATHS = new Set(['stage', 'lostReason', 'deletedAt'])

function isStage(value: unknown): value is { readonly id: string; readonly name: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}

/** The fields as they were before the event; refused when any of them is no longer as the event left it. */
function fieldsBefore(event: EventRecord, present: DealFields): DealFields {
  const fields: Record<string, unknown> = { ...present }
  for (const { path, from, to } of event.changes) {
    if (OWN_PATHS.has(path)) continue
    if (!isDeepStrictEqual(fields[path], to)) throw changedSince(event)
    fields[path] = from
  }
  return fields as DealFields
}

/** A company that the deal is put back to may be gone, or have an heir. */
async function withLiveCompany(
  models: Models,
  actor: Actor,
  tx: Transaction,
  fields: DealFields,
  present: DealFields,
): Promise<DealFields> {
  if (fields.companyId === null || fields.companyId === present.companyId) return fields
  const company = await relinkCompany(models, actor, tx, fields.companyId)
  return { ...fields, companyId: company?.id ?? null }
}

function recordOpposite(
  tx: Transaction,
  event: EventRecord,
  type: EventType,
  changes: ReturnType<typeof dealChanges>,
): void {
  tx.record({ type, target: targetOf(event), related: relatedOfEvent(event), changes, undoes: event.commandId })
}

export async function undoDealCreated(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const deal = await readDeal(models, actor, idOf(event.target.id), { tx, deleted: true })
  const blank = fieldsBefore(event, dealFields(deal))
  // Filled in, moved or planned with since: deleting it would take that along.
  const optional = [blank.amount, blank.companyId, blank.ownerId, blank.expectedCloseOn]
  const isBlank = optional.every((value) => value === null) && blank.contactIds.length === 0
  const untouched = isBlank && deal.tags.length === 0 && deal.stageHistory.length === 1
  if (deal.deletedAt !== null || !untouched || (await carriesMore(models, tx, 'dealId', deal)))
    throw changedSince(event)
  await writeDealVersion(models, tx, deal, { $set: { deletedAt: tx.at } })
  recordOpposite(tx, event, 'deal.deleted', [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }])
  return { name: deal.title, effect: 'gone' }
}

export async function undoDealDeleted(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const deal = await readDeal(models, actor, idOf(event.target.id), { tx, deleted: true })
  if (deal.deletedAt === null) throw changedSince(event)
  const present = dealFields(deal)
  const fields =
    present.companyId === null
      ? present
      : await withLiveCompany(models, actor, tx, present, { ...present, companyId: null })
  await writeDealFields(models, tx, deal, fields, { set: { deletedAt: null } })
  recordOpposite(tx, event, 'deal.restored', [
    { path: 'deletedAt', from: deal.deletedAt.toISOString(), to: null },
    ...dealChanges(present, fields),
  ])
  return { name: deal.title, effect: 'back' }
}

export async function undoDealUpdated(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const deal = await readDeal(models, actor, idOf(event.target.id), { tx })
  // A closed deal changes only through reopen.
  if (deal.status !== 'open') throw changedSince(event)
  const present = dealFields(deal)
  const fields = await withLiveCompany(models, actor, tx, fieldsBefore(event, present), present)
  // Moved since into a stage that requires what the edit gave.
  if ((await lostRequirements(models, tx, deal, fields)).missing.length > 0) throw changedSince(event)
  await writeDealFields(models, tx, deal, fields)
  recordOpposite(tx, event, 'deal.updated', dealChanges(present, fields))
  return { name: fields.title, effect: 'changed' }
}

/**
 * The last stay is taken away and the one before goes on, so that the history stays contiguous. It must be the very stay
 * that the event began: a deal that went back and forth since is in the same stage, but not by this move.
 */
function historyBefore(deal: DealRecord, event: EventRecord, from: string, to: string): DealRecord['stageHistory'] {
  const stays = deal.stageHistory
  const [before, last] = [stays.at(-2), stays.at(-1)]
  if (before === undefined || last === undefined) throw changedSince(event)
  const isLast = last.stageId.toHexString() === to && deal.stageId.toHexString() === to
  const began = stayBegins(before, event.at).getTime() === last.enteredAt.getTime()
  if (!isLast || !began || before.stageId.toHexString() !== from) throw changedSince(event)
  return [...stays.slice(0, -2), { ...before, leftAt: null }]
}

const EVENT_OF_KIND = { open: 'deal.moved', won: 'deal.won', lost: 'deal.lost' } as const

/** Of a move, a win, a loss and a reopening alike. */
export async function undoDealMoved(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const deal = await readDeal(models, actor, idOf(event.target.id), { tx })
  const move = event.changes.find(({ path }) => path === 'stage')
  const reason = event.changes.find(({ path }) => path === 'lostReason')
  if (!isStage(move?.from) || !isStage(move.to)) throw changedSince(event)
  const pipeline = await readPipeline(models, actor.workspaceId, idOf(deal.pipelineId), tx)
  const stage = pipeline.stages.find(({ id }) => isStage(move.from) && id === move.from.id)
  if (stage === undefined) throw changedSince(event)
  const stageHistory = historyBefore(deal, event, stage.id, move.to.id)
  const present = dealFields(deal)
  const fields = await withLiveCompany(models, actor, tx, fieldsBefore(event, present), present)
  const lostReason = stage.kind === 'lost' && typeof reason?.from === 'string' ? reason.from : null
  await writeDealFields(models, tx, deal, fields, {
    set: {
      stageId: objectId(stage.id),
      status: stage.kind,
      stageEnteredAt: stageHistory.at(-1)?.enteredAt,
      stageHistory,
      ...(lostReason !== null && { lostReason }),
    },
    unset: lostReason === null ? ['lostReason'] : [],
  })
  const type = stage.kind === 'open' && deal.status !== 'open' ? 'deal.reopened' : EVENT_OF_KIND[stage.kind]
  recordOpposite(tx, event, type, [
    { path: 'stage', from: move.to, to: move.from },
    ...(reason === undefined ? [] : [{ path: 'lostReason', from: reason.to, to: lostReason }]),
    ...dealChanges(present, fields),
  ])
  // They may have been notified of the move that was undone.
  tellOwnerOfMove(actor, tx, deal, type, stage.name)
  return { name: fields.title, effect: 'changed' }
}
