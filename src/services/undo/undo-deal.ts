/** The inverses of changes to deals. */
import { isDeepStrictEqual } from 'node:util'

import type { DealRecord } from '../../models/deal.ts'
import type { EventRecord } from '../../models/event.ts'
import { idOf, objectId, type StageId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import { stayBegins, notifyOwnerOfMove } from '../deals/move-deal.ts'
import type { DealValues } from '../deals/deal-fields.ts'
import { settleRestored } from '../deals/settle-deal.ts'
import { clearedRequirements, readDeal, writeDealValues, writeDealVersion } from '../deals/write-deal.ts'
import { changesBetween, isUntouched, valuesBefore, valuesOf } from '../fields/values.ts'
import { liveAgain } from '../pipelines/clear-stages.ts'
import { placeChanges } from '../pipelines/place-changes.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { Transaction } from '../core/transact.ts'
import { hasRelatedRecords } from './has-related-records.ts'
import { changedSince, deletion, type InverseDeps, type InverseResult, recordOpposite } from './inverse.ts'
import { withSurvivingContacts } from './surviving-contacts.ts'

function isStage(value: unknown): value is { readonly id: StageId; readonly name: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}

/** The values before the event. @throws AppError CONFLICT when one is no longer as the event left it */
function before({ fields }: InverseDeps, event: EventRecord, present: DealValues): DealValues {
  const values = valuesBefore(fields.deal, present, event.changes)
  if (values === null) throw changedSince(event)
  return settleRestored(present, values)
}

/** A company that the deal is put back to may have been removed or replaced. */
async function withLiveCompany(
  models: Models,
  actor: Actor,
  tx: Transaction,
  values: DealValues,
  present: DealValues,
): Promise<DealValues> {
  if (values.company === null || values.company === present.company) return values
  const company = await relinkCompany(models, actor, tx, values.company)
  return { ...values, company: company?.id ?? null }
}

/** What the deal is put back to may have been merged or removed since. */
async function withLiveLinks(...[models, actor, tx, values, present]: Parameters<typeof withLiveCompany>) {
  const linked = await withLiveCompany(models, actor, tx, values, present)
  return withSurvivingContacts(models, actor, tx, linked, present)
}

export async function undoDealCreated(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const deal = await readDeal(models, actor, idOf(event.target.id), { tx, deleted: true })
  // Filled in, moved or planned with since: deleting it would lose that work.
  const present = valuesOf(fields.deal, deal)
  const roles = event.changes.find(({ path }) => path === 'contactRoles')?.to ?? []
  const asCreated = isUntouched(fields.deal, present, event.changes) && isDeepStrictEqual(present.roles, roles)
  const untouched = asCreated && deal.stageHistory.length === 1
  if (deal.deletedAt !== null || !untouched || (await hasRelatedRecords(models, tx, 'dealId', deal)))
    throw changedSince(event)
  await writeDealVersion(models, tx, deal, { $set: { deletedAt: tx.at } })
  recordOpposite(tx, event, 'deal.deleted', [deletion(null, tx.at)])
  return { name: deal.title, effect: 'gone' }
}

export async function undoDealDeleted(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const deal = await readDeal(models, actor, idOf(event.target.id), { tx, deleted: true })
  if (deal.deletedAt === null) throw changedSince(event)
  const present = valuesOf(fields.deal, deal)
  const values =
    present.company === null
      ? present
      : await withLiveCompany(models, actor, tx, present, { ...present, company: null })
  await writeDealValues(deps, tx, deal, values, { set: { deletedAt: null } })
  recordOpposite(tx, event, 'deal.restored', [
    deletion(deal.deletedAt, null),
    ...changesBetween(fields.deal, present, values),
  ])
  return { name: deal.title, effect: 'back' }
}

export async function undoDealUpdated(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const deal = await readDeal(models, actor, idOf(event.target.id), { tx })
  // A closed deal changes only by being reopened.
  if (deal.status !== 'open') throw changedSince(event)
  const present = valuesOf(fields.deal, deal)
  const values = await withLiveLinks(models, actor, tx, before(deps, event, present), present)
  // Moved since into a stage that requires what the edit gave.
  if ((await clearedRequirements(deps, tx, deal, values)).missing.length > 0) throw changedSince(event)
  await writeDealValues(deps, tx, deal, values)
  recordOpposite(tx, event, 'deal.updated', changesBetween(fields.deal, present, values))
  return { name: values.title, effect: 'changed' }
}

/**
 * Removes the last stay and resumes the previous one, so that the history stays contiguous. It must be the very stay
 * that the event began: a deal that went back and forth since is in the same stage, but not because of this move.
 */
function historyBefore(deal: DealRecord, event: EventRecord, from: string, to: string): DealRecord['stageHistory'] {
  const stays = deal.stageHistory
  const [former, last] = [stays.at(-2), stays.at(-1)]
  if (former === undefined || last === undefined) throw changedSince(event)
  const isLast = last.stageId.toHexString() === to && deal.stageId.toHexString() === to
  const began = stayBegins(former, event.at).getTime() === last.enteredAt.getTime()
  if (!isLast || !began || former.stageId.toHexString() !== from) throw changedSince(event)
  return [...stays.slice(0, -2), { ...former, leftAt: null }]
}

const EVENT_OF_KIND = { open: 'deal.moved', won: 'deal.won', lost: 'deal.lost' } as const

/** For a move, a win, a loss and a reopening alike. */
export async function undoDealMoved(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const deal = await readDeal(models, actor, idOf(event.target.id), { tx })
  const move = event.changes.find(({ path }) => path === 'stage')
  const reason = event.changes.find(({ path }) => path === 'lostReason')
  if (!isStage(move?.from) || !isStage(move.to)) throw changedSince(event)
  const { findStage } = await readPipelines(models, actor, tx)
  const [place, present] = [liveAgain(findStage(move.from.id)), findStage(idOf<StageId>(deal.stageId))]
  if (place === undefined || present === undefined) throw changedSince(event)
  const { stage, pipeline } = place
  const stageHistory = historyBefore(deal, event, stage.id, move.to.id)
  const now = valuesOf(fields.deal, deal)
  const values = await withLiveLinks(models, actor, tx, before(deps, event, now), now)
  const lostReason = stage.kind === 'lost' && typeof reason?.from === 'string' ? reason.from : null
  await writeDealValues(deps, tx, deal, values, {
    set: {
      pipelineId: objectId(pipeline.id),
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
    ...placeChanges(present, place),
    ...(reason === undefined ? [] : [{ path: 'lostReason', from: reason.to, to: lostReason }]),
    ...changesBetween(fields.deal, now, values),
  ])
  // They may have been notified of the move that was undone.
  notifyOwnerOfMove(actor, tx, deal, type, stage)
  return { name: values.title, effect: 'changed' }
}
