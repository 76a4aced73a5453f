/** The opposites of what happens to contacts. */
import { isDeepStrictEqual } from 'node:util'

import type { EventRecord } from '../../models/event.ts'
import { type CompanyId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import {
  changesBetween,
  type EditableFields,
  editableFields,
  readContact,
  writeFields,
  writeVersion,
} from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import { carriesMore } from './carries-more.ts'
import { changedSince, type InverseResult, targetOf } from './inverse.ts'

const BLANK: EditableFields = { name: '', emails: [], phones: [], companyId: null, jobTitle: null, tags: [] }

export async function undoContactCreated(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const contact = await readContact(models, actor, idOf(event.target.id), { tx, deleted: true })
  // Filled in, corrected or worked with since: deleting it would take that along.
  const made: Record<string, unknown> = { ...BLANK }
  for (const { path, to } of event.changes) made[path] = to
  const untouched = contact.deletedAt === null && isDeepStrictEqual({ ...editableFields(contact) }, made)
  if (!untouched || (await carriesMore(models, tx, 'contactId', contact))) throw changedSince(event)
  await writeVersion(models, tx, contact, { $set: { deletedAt: tx.at } })
  const changes = [{ path: 'deletedAt', from: null, to: tx.at.toISOString() }]
  tx.record({ type: 'contact.deleted', target: targetOf(event), changes, undoes: event.commandId })
  return { name: contact.displayName, effect: 'gone' }
}

export async function undoContactDeleted(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const contact = await readContact(models, actor, idOf(event.target.id), { tx, deleted: true })
  if (contact.deletedAt === null) throw changedSince(event)
  const before = contact.companyId === undefined ? null : idOf<CompanyId>(contact.companyId)
  const company = before === null ? null : await relinkCompany(models, actor, tx, before)
  const moved = company !== null && company.id !== before
  await writeVersion(models, tx, contact, {
    $set: { deletedAt: null, ...(moved && { companyId: objectId(company.id) }) },
  })
  const changes = [
    { path: 'deletedAt', from: contact.deletedAt.toISOString(), to: null },
    ...(moved ? [{ path: 'companyId', from: before, to: company.id }] : []),
  ]
  tx.record({ type: 'contact.restored', target: targetOf(event), changes, undoes: event.commandId })
  return { name: contact.displayName, effect: 'back' }
}

export async function undoContactUpdated(
  models: Models,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const contact = await readContact(models, actor, idOf(event.target.id), { tx })
  const before = editableFields(contact)
  const after: Record<string, unknown> = { ...before }
  for (const { path, from, to } of event.changes) {
    if (!isDeepStrictEqual(after[path], to)) throw changedSince(event)
    after[path] = from
  }
  const undone = after as EditableFields
  const isPutBack = undone.companyId !== null && undone.companyId !== before.companyId
  const company = isPutBack ? await relinkCompany(models, actor, tx, undone.companyId) : null
  const fields = company === null ? undone : { ...undone, companyId: company.id }
  await writeFields(models, actor, tx, contact, fields)
  const changes = changesBetween(before, fields)
  tx.record({ type: 'contact.updated', target: targetOf(event), changes, undoes: event.commandId })
  const { displayName } = await readContact(models, actor, idOf(event.target.id), { tx })
  return { name: displayName, effect: 'changed' }
}
