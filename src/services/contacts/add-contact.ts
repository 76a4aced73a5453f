/** Adds a contact. */
import type { ContactRecord } from '../../models/contact.ts'
import type { Change } from '../../models/event.ts'
import { type ContactId, type EventId, type MemberId, newId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { authorize } from '../core/permissions.ts'
import { regionOf } from '../workspaces/region-of.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Transaction } from '../core/transact.ts'
import { findOrCreateCompany } from '../companies/company-of-contact.ts'
import { deriveContact } from './derive-contact.ts'
import { parseEmails } from '../../language/emails.ts'
import { parsePhones } from '../../language/phones.ts'
import { parseTags } from '../../language/tags.ts'

/** A contact as typed. Each part may be missing; one of name, phone, email and company must be there. */
export type NewContact = {
  readonly name?: string
  readonly phone?: string
  readonly email?: string
  readonly company?: string
  readonly jobTitle?: string
  readonly tags?: string
}

export type AddedContact = { readonly id: ContactId; readonly undoId: EventId }

/** The operation's name in its command's id. */
export const ADD_CONTACT = 'contact.add'

export type AddContact = (actor: Actor, input: NewContact) => Promise<AddedContact>

export type InsertContactOptions = {
  /** ISO 3166-1 alpha-2: how a number without a country code is read. */
  readonly region: string
  readonly source?: ContactRecord['source']
  /** Nobody when null; the performer without it. */
  readonly ownerId?: MemberId | null
  readonly telegram?: ContactRecord['telegram']
}

/**
 * Writes a new contact and records contact.created, inside a command of the caller's.
 *
 * @throws AppError VALIDATION with the field's problem; nothing-given when nothing names the contact
 */
export async function insertContact(
  models: Models,
  actor: Performer,
  tx: Transaction,
  input: NewContact,
  options: InsertContactOptions,
): Promise<AddedContact> {
  const fields = {
    name: input.name === undefined ? '' : parseSingleLine(input.name),
    phones: input.phone === undefined ? [] : parsePhones(input.phone, options.region),
    emails: input.email === undefined ? [] : parseEmails(input.email),
    tags: input.tags === undefined ? [] : parseTags(input.tags),
  }
  const companyName = input.company === undefined ? null : parseSingleLine(input.company)
  const derived = deriveContact(fields, companyName)
  if (derived === null) throw fieldProblem('nothing-given')
  const source = options.source ?? 'manual'
  const company = companyName && (await findOrCreateCompany(models, actor, tx, companyName, source))
  const id = newId<ContactId>()
  const jobTitle = input.jobTitle === undefined ? undefined : parseSingleLine(input.jobTitle)
  const { ownerId = actor.memberId, telegram } = options
  const contact = {
    _id: objectId(id),
    workspaceId: objectId(actor.workspaceId),
    ...fields,
    ...derived,
    ...(company && { companyId: objectId(company.id) }),
    ...(jobTitle && { jobTitle }),
    ...(ownerId !== null && { ownerId: objectId(ownerId) }),
    ...(telegram && { telegram }),
    source,
  }
  await models.contacts.create([contact], { session: tx.session })
  const set: Record<string, unknown> = { ...fields, jobTitle, companyId: company ? company.id : undefined }
  const changes = Object.entries(set)
    .filter(([, to]) => to !== undefined && to !== '' && !(Array.isArray(to) && to.length === 0))
    .map(([path, to]): Change => ({ path, from: null, to }))
  return { id, undoId: tx.record({ type: 'contact.created', target: { kind: 'contact', id }, changes }) }
}

/** @throws AppError FORBIDDEN, or VALIDATION as {@link insertContact} does */
export function createAddContact({ models, transact }: CoreDeps): AddContact {
  return async (actor, input) => {
    authorize(actor, 'contact.write')
    const region = await regionOf(models, actor)
    return transact(actor, ADD_CONTACT, (tx) => insertContact(models, actor, tx, input, { region }), {
      undoable: true,
    })
  }
}
