/** Adds a contact. */
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, type EventId, type MemberId, newId, objectId } from '../../models/ids.ts'
import { companyDomainsIn } from '../../language/domains.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { nested } from '../fields/stored-path.ts'
import { blankValues, changesBetween } from '../fields/values.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import { systemReferences } from '../records/references.ts'
import { readTyped } from '../records/read-typed.ts'
import type { ContactFields, ContactInputs, ContactValues } from './contact-fields.ts'
import { withAgreeingParts } from './name-parts.ts'
import type { TypedFields } from '../fields/read-inputs.ts'
import { relatedOfContact, storedContact } from './write-contact.ts'

/** As typed, by field. Any may be missing, but something must identify the contact: a name, phone, email or company. */
export type TypedContact = TypedFields<ContactFields>

export type AddedContact = { readonly id: ContactId; readonly undoId: EventId }

/** The operation's part of the command id. */
export const ADD_CONTACT = 'contact.add'

export type AddContact = (actor: Actor, typed: TypedContact) => Promise<AddedContact>

export type InsertContactOptions = {
  readonly source?: ContactRecord['source']
  /** Null for no owner; the performer if left out. */
  readonly ownerId?: MemberId | null
  /** Decides about the owner once everything else is known, instead. */
  readonly ownerOf?: (values: ContactValues) => Promise<MemberId | null>
}

/**
 * Writes a new contact and records contact.created, inside the caller's command.
 *
 * @throws AppError VALIDATION with a field's problem; nothing-given when nothing identifies the contact
 */
export async function insertContact(
  deps: TableDeps,
  actor: Performer,
  tx: Transaction,
  inputs: ContactInputs,
  options: InsertContactOptions = {},
): Promise<AddedContact & { readonly values: ContactValues }> {
  const { models, fields } = deps
  const { source = 'manual', ownerId = actor.memberId, ownerOf } = options
  const [domain] = companyDomainsIn(inputs.emails ?? [])
  const references = systemReferences(models, actor, tx, { permission: 'contact.write', source, domain })
  const blank = blankValues(fields.contact)
  const given = withAgreeingParts(await acceptInputs(fields.contact, { ...blank, owner: ownerId }, inputs, references))
  const values = ownerOf === undefined ? given : { ...given, owner: await ownerOf(given) }
  const id = newId<ContactId>()
  const contact = {
    _id: objectId(id),
    workspaceId: objectId(actor.workspaceId),
    ...nested((await storedContact(deps, actor, tx, values)).$set),
    source,
    createdAt: tx.at,
  }
  await tx.insert(models.contacts, contact)
  const changes = changesBetween(fields.contact, blank, values)
  const undoId = tx.record({
    type: 'contact.created',
    target: { kind: 'contact', id },
    related: relatedOfContact(values),
    changes,
  })
  return { id, undoId, values }
}

/** @throws AppError FORBIDDEN, or VALIDATION with the field's problem, or as {@link insertContact} does */
export function createAddContact(deps: RecordDeps): AddContact {
  return async (actor, typed) => {
    authorize(actor, 'contact.write')
    const own = { models: deps.models, fields: deps.tablesOf(actor) }
    const inputs = await readTyped(deps, actor, own.fields.contact, typed)
    const add = async (tx: Transaction): Promise<AddedContact> => {
      const { id, undoId } = await insertContact(own, actor, tx, inputs)
      return { id, undoId }
    }
    return deps.transact(actor, ADD_CONTACT, add, { undoable: true })
  }
}
