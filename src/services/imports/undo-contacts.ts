/** Deletes the contacts that a chunk created and puts back those that it changed, unless they were changed since. */
import { isDeepStrictEqual } from 'node:util'
import type { Types } from 'mongoose'

import type { ContactRecord } from '../../models/contact.ts'
import type { EventRecord } from '../../models/event.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import type { ContactFields } from '../contacts/contact-fields.ts'
import { storedContactOf } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { changesBetween, valuesBefore, valuesOf } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { deleteRecords, type RecordUpdate, updateOf, writeUpdates } from '../records/record-updates.ts'
import { deletion, recordOpposite } from '../undo/inverse.ts'
import type { ChunkEvents, ChunkToUndo, UndoneChunk } from './undo-parts.ts'

/**
 * Without what they are found by: writing that again, only to delete it, takes two thirds of an undo. Bringing one back derives it
 * again.
 */
const UNFOUND = { $set: { search: { tokens: [], trigrams: [] } }, $unset: { duplicateKeys: 1 } } as const

/** Whether every field is as the event of its creation left it, the owner among them. */
function isAsCreated(table: ContactFields, contact: ContactRecord, { changes }: EventRecord): boolean {
  const given = new Map(changes.map(({ path, to }) => [path, to]))
  const values: Readonly<Record<string, unknown>> = valuesOf(table, contact)
  return fieldsOf(table).every(({ name, path, field }) =>
    isDeepStrictEqual(values[name], given.has(path) ? given.get(path) : field.blank),
  )
}

/** Those with a deal, a task or a note, all of which would be lost from sight with them. */
async function withRecords(
  { models }: TableDeps,
  { session }: Transaction,
  { workspaceId }: ChunkToUndo,
  ids: readonly Types.ObjectId[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const on = { workspaceId, contactId: { $in: ids }, deletedAt: null }
  const found = [
    await models.tasks.distinct('contactId', on).session(session),
    await models.notes.distinct('contactId', on).session(session),
    await models.deals
      .distinct('contactIds', { workspaceId, contactIds: { $in: ids }, deletedAt: null })
      .session(session),
  ]
  return new Set(found.flat().map(String))
}

export async function undoContacts(
  deps: TableDeps,
  tx: Transaction,
  chunk: ChunkToUndo,
  of: ChunkEvents,
): Promise<UndoneChunk & { readonly gone: readonly Types.ObjectId[] }> {
  const { models, fields } = deps
  const { workspaceId, actor } = chunk
  const table = fields.contact
  const created = of('contact.created')
  const updated = of('contact.updated')
  const ids = [...created, ...updated].map(({ target }) => target.id)
  const options = { session: tx.session, batchSize: ids.length || 1 }
  const found = await models.contacts.find({ workspaceId, _id: { $in: ids } }, null, options).lean()
  const byId = new Map(found.map((contact) => [contact._id.toHexString(), contact]))
  const busy = await withRecords(
    deps,
    tx,
    chunk,
    created.map(({ target }) => target.id),
  )
  const updates: RecordUpdate[] = []
  const deleted: ContactRecord[] = []
  const kept: string[] = []
  const gone: Types.ObjectId[] = []

  for (const event of created) {
    const id = event.target.id.toHexString()
    const contact = byId.get(id)
    // Somebody deleted it: that is what undoing would do.
    if (contact === undefined || contact.deletedAt !== null) {
      gone.push(event.target.id)
      continue
    }
    if (busy.has(id) || !isAsCreated(table, contact, event)) {
      kept.push(contact.displayName)
      continue
    }
    deleted.push(contact)
    gone.push(contact._id)
    recordOpposite(tx, event, 'contact.deleted', [deletion(null, tx.at)])
  }

  const companies = await companyNames(deps, tx, chunk, updated, found)
  for (const event of updated) {
    const contact = byId.get(event.target.id.toHexString())
    if (contact === undefined || contact.deletedAt !== null) continue
    const present = valuesOf(table, contact)
    const before = valuesBefore(table, present, event.changes)
    if (before === null) {
      kept.push(contact.displayName)
      continue
    }
    const { company } = before
    const relinked =
      company !== null && company !== present.company ? await relinkCompany(models, actor, tx, company) : null
    const values = relinked === null ? before : { ...before, company: relinked.id }
    const name = values.company === null ? null : (relinked?.name ?? companies.get(values.company) ?? null)
    const stored = storedContactOf(table, values, name, contact)
    if (stored === null) {
      kept.push(contact.displayName)
      continue
    }
    updates.push(updateOf(contact, stored))
    recordOpposite(tx, event, 'contact.updated', changesBetween(table, present, values))
  }
  await deleteRecords(models, 'contacts', tx, deleted, UNFOUND)
  await writeUpdates(models, 'contacts', tx, updates)
  return { undone: deleted.length + updates.length, kept, gone }
}

/** The names of the companies of those that are put back. */
async function companyNames(
  { models }: TableDeps,
  { session }: Transaction,
  { workspaceId }: ChunkToUndo,
  updated: readonly EventRecord[],
  contacts: readonly ContactRecord[],
): Promise<ReadonlyMap<string, string>> {
  if (updated.length === 0) return new Map()
  const ids = contacts.flatMap(({ companyId }) => companyId ?? [])
  const found = await models.companies.find({ workspaceId, _id: { $in: ids } }, { name: 1 }, { session }).lean()
  return new Map(found.map(({ _id, name }) => [_id.toHexString(), name]))
}
