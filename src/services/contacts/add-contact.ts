/** Adds a contact. */
import type { ContactRecord } from '../../models/contact.ts'
import type { Change } from '../../models/event.ts'
import { type CompanyId, type ContactId, type EventId, type MemberId, newId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { authorize } from '../core/permissions.ts'
import { regionOf } from '../workspaces/region-of.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import type { Transaction } from '../core/transact.ts'
import { findOrCreateCompany } from '../companies/company-of-contact.ts'
import { deriveContact } from './derive-contact.ts'
import { type ContactValues, type NewContact, readNewContact } from './read-new-contact.ts'

export type AddedContact = { readonly id: ContactId; readonly undoId: EventId }

/** The operation's name in its command's id. */
export const ADD_CONTACT = 'contact.add'

export type AddContact = (actor: Actor, typed: NewContact) => Promise<AddedContact>

export type InsertContactOptions = {
  readonly source?: ContactRecord['source']
  /** Nobody when null; the performer without it. */
  readonly ownerId?: MemberId | null
  readonly telegram?: ContactRecord['telegram']
}

/**
 * Writes a new contact and records contact.created, inside a command of the caller's.
 *
 * @throws AppError VALIDATION nothing-given when nothing names the contact
 */
export async function insertContact(
  models: Models,
  actor: Performer,
  tx: Transaction,
  values: ContactValues,
  options: InsertContactOptions = {},
): Promise<AddedContact & { readonly companyId: CompanyId | null }> {
  const { companyName, jobTitle, ...fields } = values
  const derived = deriveContact(fields, companyName)
  if (derived === null) throw fieldProblem('nothing-given')
  const { source = 'manual', ownerId = actor.memberId, telegram } = options
  const company = companyName === null ? null : await findOrCreateCompany(models, actor, tx, companyName, source)
  const id = newId<ContactId>()
  const contact = {
    _id: objectId(id),
    workspaceId: objectId(actor.workspaceId),
    ...fields,
    ...derived,
    ...(company && { companyId: objectId(company.id) }),
    ...(jobTitle !== null && { jobTitle }),
    ...(ownerId !== null && { ownerId: objectId(ownerId) }),
    ...(telegram && { telegram }),
    source,
  }
  await models.contacts.create([contact], { session: tx.session })
  const companyId = company === null ? null : company.id
  const changes = Object.entries({ ...fields, jobTitle, companyId })
    .filter(([, to]) => to !== null && to.length > 0)
    .map(([path, to]): Change => ({ path, from: null, to }))
  const undoId = tx.record({ type: 'contact.created', target: { kind: 'contact', id }, changes })
  return { id, undoId, companyId }
}

/** @throws AppError FORBIDDEN, or VALIDATION with the field's problem, or as {@link insertContact} does */
export function createAddContact({ models, transact }: CoreDeps): AddContact {
  return async (actor, typed) => {
    authorize(actor, 'contact.write')
    const region = await regionOf(models, actor)
    const add = async (tx: Transaction): Promise<AddedContact> => {
      const { id, undoId } = await insertContact(models, actor, tx, readNewContact(typed, region))
      return { id, undoId }
    }
    return transact(actor, ADD_CONTACT, add, { undoable: true })
  }
}
