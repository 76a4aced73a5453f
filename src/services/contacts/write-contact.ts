/** Changes of a stored contact that every operation on it makes in the same way. */
import { isDeepStrictEqual } from 'node:util'

import { AppError } from '../../errors.ts'
import type { ContactRecord, StoredEmail, StoredPhone } from '../../models/contact.ts'
import type { Change } from '../../models/event.ts'
import { isId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { visibleTo } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { deriveContact } from './derive-contact.ts'

/** The fields that people edit, as plain JSON: what an event's `from` and `to` hold. */
export type EditableFields = {
  readonly name: string
  readonly emails: readonly StoredEmail[]
  readonly phones: readonly StoredPhone[]
  readonly companyId: string | null
  readonly jobTitle: string | null
  readonly tags: readonly string[]
}

export function editableFields(contact: ContactRecord): EditableFields {
  return {
    name: contact.name,
    emails: contact.emails.map(({ value, normalized }) => ({ value, normalized })),
    phones: contact.phones.map(({ value, e164 }) => ({ value, e164 })),
    companyId: contact.companyId?.toHexString() ?? null,
    jobTitle: contact.jobTitle ?? null,
    tags: [...contact.tags],
  }
}

/** @throws AppError NOT_FOUND when there is none that the actor may see, deleted ones included unless asked for */
export async function readContact(
  models: Models,
  actor: Actor,
  id: string,
  options: { readonly tx?: Transaction; readonly deleted?: boolean } = {},
): Promise<ContactRecord> {
  const filter = { ...visibleTo(actor), ...(options.deleted ? {} : { deletedAt: null }) }
  const session = options.tx ? { session: options.tx.session } : {}
  const contact = isId(id)
    ? await models.contacts.findOne({ ...filter, _id: objectId(id) }, null, session).lean()
    : null
  if (contact === null) throw new AppError('NOT_FOUND', { message: 'No such contact', details: { kind: 'contact' } })
  return contact
}

/** The fields that differ, as an event tells them. */
export function changesBetween(before: EditableFields, after: EditableFields): readonly Change[] {
  return (Object.keys(before) as (keyof EditableFields)[])
    .filter((path) => !isDeepStrictEqual(before[path], after[path]))
    .map((path) => ({ path, from: before[path], to: after[path] }))
}

/**
 * Writes new fields, and all that follows from them, over a contact that was read in the same transaction.
 *
 * @throws AppError VALIDATION nothing-given when nothing would name the contact any more; CONFLICT when it changed meanwhile
 */
export async function writeFields(
  models: Models,
  actor: Performer,
  tx: Transaction,
  contact: ContactRecord,
  fields: EditableFields,
): Promise<void> {
  const workspaceId = objectId(actor.workspaceId)
  const company =
    fields.companyId &&
    (await models.companies
      .findOne({ workspaceId, _id: objectId(fields.companyId) }, { name: 1 }, { session: tx.session })
      .lean())
  const derived = deriveContact(fields, company ? company.name : null)
  if (derived === null) throw fieldProblem('nothing-given')
  const { companyId, jobTitle, ...plain } = fields
  const gone = { ...(companyId === null && { companyId: 1 }), ...(jobTitle === null && { jobTitle: 1 }) }
  await writeVersion(models, tx, contact, {
    $set: { ...plain, ...derived, ...(companyId && { companyId: objectId(companyId) }), ...(jobTitle && { jobTitle }) },
    ...(Object.keys(gone).length > 0 && { $unset: gone }),
  })
}

/** One guarded write: it succeeds only on the version that was read. @throws AppError CONFLICT */
export async function writeVersion(
  models: Models,
  tx: Transaction,
  contact: ContactRecord,
  update: Record<string, unknown>,
): Promise<void> {
  const { _id, workspaceId, version } = contact
  const written = await models.contacts.updateOne(
    { workspaceId, _id, version },
    { ...update, $inc: { version: 1 } },
    { session: tx.session },
  )
  if (written.modifiedCount !== 1)
    throw new AppError('CONFLICT', {
      message: 'The contact changed meanwhile',
      details: { reason: 'changed-meanwhile' },
    })
}
