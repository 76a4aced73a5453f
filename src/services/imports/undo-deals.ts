/** Deletes the deals that a chunk created and puts back those that it changed, unless they were changed since. */
import { isDeepStrictEqual } from 'node:util'
import type { Types } from 'mongoose'

import type { DealRecord } from '../../models/deal.ts'
import type { EventRecord } from '../../models/event.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import type { Transaction } from '../core/transact.ts'
import type { DealFields } from '../deals/deal-fields.ts'
import { settleRestored } from '../deals/settle-deal.ts'
import { storedDeal } from '../deals/write-deal.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { changesBetween, valuesBefore, valuesOf } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { deleteRecords, type RecordUpdate, updateOf, writeUpdates } from '../records/record-updates.ts'
import { PLACE } from '../sync/merge-place.ts'
import { deletion, recordOpposite } from '../undo/inverse.ts'
import type { ChunkEvents, ChunkToUndo, UndoneChunk } from './undo-parts.ts'

/** Whether its fields and its stage are as the import left them. @param placed the event that closed it, if there was one */
function isAsCreated(
  table: DealFields,
  deal: DealRecord,
  created: EventRecord,
  placed: EventRecord | undefined,
): boolean {
  const given = new Map(created.changes.map(({ path, to }) => [path, to]))
  const values: Readonly<Record<string, unknown>> = valuesOf(table, deal)
  const same = fieldsOf(table).every(({ name, path, field }) =>
    isDeepStrictEqual(values[name], given.has(path) ? given.get(path) : field.blank),
  )
  const place = (placed ?? created).changes.find(({ path }) => path === PLACE)?.to
  const { id } = Object(place) as { readonly id?: unknown }
  const stays = placed === undefined ? 1 : 2
  return same && deal.stageHistory.length === stays && deal.stageId.toHexString() === id
}

/** Those with a task or a note. */
async function withRecords(
  { models }: TableDeps,
  { session }: Transaction,
  { workspaceId }: ChunkToUndo,
  ids: readonly Types.ObjectId[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const on = { workspaceId, dealId: { $in: ids }, deletedAt: null }
  const found = [
    await models.tasks.distinct('dealId', on).session(session),
    await models.notes.distinct('dealId', on).session(session),
  ]
  return new Set(found.flat().map(String))
}

export async function undoDeals(
  deps: TableDeps,
  tx: Transaction,
  chunk: ChunkToUndo,
  of: ChunkEvents,
): Promise<UndoneChunk & { readonly gone: readonly Types.ObjectId[] }> {
  const { models, fields } = deps
  const { workspaceId, actor } = chunk
  const table = fields.deal
  const [created, updated] = [of('deal.created'), of('deal.updated')]
  if (created.length + updated.length === 0) return { undone: 0, kept: [], gone: [] }
  const closed = new Map([...of('deal.won'), ...of('deal.lost')].map((event) => [event.target.id.toHexString(), event]))
  const ids = [...created, ...updated].map(({ target }) => target.id)
  const options = { session: tx.session, batchSize: ids.length }
  const found = await models.deals.find({ workspaceId, _id: { $in: ids } }, null, options).lean()
  const byId = new Map(found.map((deal) => [deal._id.toHexString(), deal]))
  const busy = await withRecords(
    deps,
    tx,
    chunk,
    created.map(({ target }) => target.id),
  )
  const updates: RecordUpdate[] = []
  const deleted: DealRecord[] = []
  const kept: string[] = []
  const gone: Types.ObjectId[] = []
  for (const event of created) {
    const id = event.target.id.toHexString()
    const deal = byId.get(id)
    if (deal === undefined || deal.deletedAt !== null) {
      gone.push(event.target.id)
      continue
    }
    if (busy.has(id) || !isAsCreated(table, deal, event, closed.get(id))) {
      kept.push(deal.title)
      continue
    }
    gone.push(deal._id)
    deleted.push(deal)
    recordOpposite(tx, event, 'deal.deleted', [deletion(null, tx.at)])
  }
  for (const event of updated) {
    const deal = byId.get(event.target.id.toHexString())
    if (deal === undefined || deal.deletedAt !== null) continue
    const present = valuesOf(table, deal)
    const former = deal.status === 'open' ? valuesBefore(table, present, event.changes) : null
    if (former === null) {
      kept.push(deal.title)
      continue
    }
    const before = settleRestored(present, former)
    const { company } = before
    const relinked =
      company !== null && company !== present.company ? await relinkCompany(models, actor, tx, company) : null
    const values = relinked === null ? before : { ...before, company: relinked.id }
    updates.push(updateOf(deal, storedDeal(table, values)))
    recordOpposite(tx, event, 'deal.updated', changesBetween(table, present, values))
  }
  await deleteRecords(models, 'deals', tx, deleted)
  await writeUpdates(models, 'deals', tx, updates)
  return { undone: deleted.length + updates.length, kept, gone }
}
