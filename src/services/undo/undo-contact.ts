/** The inverses of changes to contacts. */
import type { EventRecord } from '../../models/event.ts'
import { type CompanyId, idOf } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import { changesBetween, isUntouched, valuesBefore, valuesOf } from '../fields/values.ts'
import { readContact, storedContact, writeContactValues, writeVersion } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import { hasRelatedRecords } from './has-related-records.ts'
import { changedSince, deletion, type InverseDeps, type InverseResult, recordOpposite } from './inverse.ts'

export async function undoContactCreated(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const contact = await readContact(models, actor, idOf(event.target.id), { tx, deleted: true })
  // Filled in, corrected or worked with since: deleting it would lose that work.
  const asCreated = isUntouched(fields.contact, valuesOf(fields.contact, contact), event.changes)
  const untouched = contact.deletedAt === null && asCreated
  if (!untouched || (await hasRelatedRecords(models, tx, 'contactId', contact))) throw changedSince(event)
  await writeVersion(models, tx, contact, { $set: { deletedAt: tx.at } })
  recordOpposite(tx, event, 'contact.deleted', [deletion(null, tx.at)])
  return { name: contact.displayName, effect: 'gone' }
}

export async function undoContactDeleted(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const contact = await readContact(models, actor, idOf(event.target.id), { tx, deleted: true })
  if (contact.deletedAt === null) throw changedSince(event)
  const before = contact.companyId === undefined ? null : idOf<CompanyId>(contact.companyId)
  const company = before === null ? null : await relinkCompany(models, actor, tx, before)
  const moved = company !== null && company.id !== before
  const values = valuesOf(fields.contact, contact)
  // What it is found by is derived again: the undo of an import takes that away, and its company may have another name by now.
  const known = moved ? { ...values, company: company.id } : values
  const { $set, $unset } = await storedContact(deps, actor, tx, known, contact)
  const unset = Object.keys($unset).length > 0 && { $unset }
  await writeVersion(models, tx, contact, { $set: { ...$set, deletedAt: null }, ...unset })
  recordOpposite(tx, event, 'contact.restored', [
    deletion(contact.deletedAt, null),
    ...(moved ? [{ path: 'companyId', from: before, to: company.id }] : []),
  ])
  return { name: contact.displayName, effect: 'back' }
}

export async function undoContactUpdated(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const contact = await readContact(models, actor, idOf(event.target.id), { tx })
  const present = valuesOf(fields.contact, contact)
  const undone = valuesBefore(fields.contact, present, event.changes)
  if (undone === null) throw changedSince(event)
  const isPutBack = undone.company !== null && undone.company !== present.company
  const company = isPutBack ? await relinkCompany(models, actor, tx, undone.company ?? '') : null
  const values = company === null ? undone : { ...undone, company: company.id }
  await writeContactValues(deps, actor, tx, contact, values)
  recordOpposite(tx, event, 'contact.updated', changesBetween(fields.contact, present, values))
  const { displayName } = await readContact(models, actor, idOf(event.target.id), { tx })
  return { name: displayName, effect: 'changed' }
}
