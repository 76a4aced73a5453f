/** The read and the guarded write of a stored contact, shared by every operation on it. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { ContactRecord } from '../../models/contact.ts'
import { objectId, type ContactId, type CompanyId } from '../../models/ids.ts'
import type { RecordRef } from '../../ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { storedValues } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { modelOf } from '../records/seen-records.ts'
import { survivorOfId } from '../records/survivor.ts'
import { writeRecordVersion } from '../records/write-version.ts'
import type { ContactFields, ContactValues } from './contact-fields.ts'
import { deriveContact } from './derive-contact.ts'
import { type SearchedBesides, searchedParts } from './searched-parts.ts'

/**
 * A contact that was merged into another is that other one: whoever writes uses the id of what comes back.
 *
 * @throws AppError NOT_FOUND if the actor can see no such contact; deleted contacts, themselves, count only when asked for
 */
export async function readContact(
  models: Models,
  actor: Actor,
  id: ContactId,
  options: { readonly tx?: Transaction; readonly deleted?: boolean } = {},
): Promise<ContactRecord> {
  // What was erased is neither there nor deleted: nothing brings it back.
  const filter = { ...visibleTo(actor), ...(options.deleted ? { erasedAt: null } : { deletedAt: null }) }
  const session = options.tx ? { session: options.tx.session } : {}
  const find = (_id: Types.ObjectId) => models.contacts.findOne({ ...filter, _id }, null, session).lean()
  const contact = (await find(objectId(id))) ?? (options.deleted === true ? null : await findSurvivor())
  if (contact === null) throw new AppError('NOT_FOUND', { message: 'No such contact', details: { kind: 'contact' } })
  return contact

  async function findSurvivor(): Promise<ContactRecord | null> {
    const merged = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
    const survivor = await survivorOfId(modelOf(models, { model: 'contacts' }), merged, options.tx?.session)
    return survivor === null ? null : find(survivor)
  }
}

/**
 * The companies whose timelines also show the contact's events. Called with the contact before and after a change, it covers both
 * companies of somebody who changed jobs.
 */
export function relatedOfContact(
  ...states: readonly Pick<ContactValues, 'company'>[]
): readonly RecordRef<'company'>[] {
  const ids = new Set(states.flatMap(({ company }) => company ?? []))
  return [...ids].map((id) => ({ kind: 'company', id }))
}

/** The name of the company that a contact works for; null without one. */
export async function companyNameOf(
  models: Models,
  { workspaceId }: Pick<Performer, 'workspaceId'>,
  tx: Transaction,
  id: CompanyId | null,
): Promise<string | null> {
  if (id === null) return null
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(id) }
  const company = await models.companies.findOne(filter, { name: 1 }, { session: tx.session }).lean()
  return company?.name ?? null
}

/**
 * The `$set` and `$unset` that write the values, and the fields derived from them, to the stored form.
 *
 * @throws AppError VALIDATION nothing-given when nothing would identify the contact
 */
export async function storedContact(
  { models, fields }: { readonly models: Models; readonly fields: { readonly contact: ContactFields } },
  actor: Pick<Performer, 'workspaceId'>,
  tx: Transaction,
  values: ContactValues,
  known: SearchedBesides = {},
) {
  const companyName = await companyNameOf(models, actor, tx, values.company)
  const stored = storedContactOf(fields.contact, values, companyName, known)
  if (stored === null) throw fieldProblem('nothing-given')
  return stored
}

/** The same for a contact whose company's name is known already; null when nothing would identify the contact. */
export function storedContactOf(
  table: ContactFields,
  values: ContactValues,
  companyName: string | null,
  known: SearchedBesides = {},
) {
  const derived = deriveContact(searchedParts(table, values, known), companyName)
  if (derived === null) return null
  const { $set, $unset } = storedValues(table, values)
  return { $set: { ...$set, ...derived }, $unset }
}

/**
 * Writes new values, and everything derived from them, to a contact that was read in the same transaction.
 *
 * @throws AppError VALIDATION nothing-given when nothing would identify the contact; CONFLICT when it changed in the meantime
 */
export async function writeContactValues(
  deps: TableDeps,
  actor: Performer,
  tx: Transaction,
  contact: ContactRecord,
  values: ContactValues,
): Promise<void> {
  const { $set, $unset } = await storedContact(deps, actor, tx, values, contact)
  await writeVersion(deps.models, tx, contact, { $set, ...(Object.keys($unset).length > 0 && { $unset }) })
}

/** One guarded write: it succeeds only on the version that was read. @throws AppError CONFLICT */
export async function writeVersion(
  models: Models,
  tx: Transaction,
  contact: ContactRecord,
  update: Record<string, unknown>,
): Promise<void> {
  await writeRecordVersion(models, tx, { kind: 'contact', model: 'contacts' }, contact, update)
}
