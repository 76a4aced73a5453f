/** Edits one field of a contact. */
import type { ContactId, EventId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { regionOf } from '../workspaces/region-of.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Transaction } from '../core/transact.ts'
import { findOrCreateCompany } from '../companies/company-of-contact.ts'
import { parseEmails } from '../../language/emails.ts'
import { parsePhones } from '../../language/phones.ts'
import { parseTags } from '../../language/tags.ts'
import { changesBetween, type EditableFields, editableFields, readContact, writeFields } from './write-contact.ts'

export const CONTACT_FIELDS = ['name', 'phones', 'emails', 'company', 'jobTitle', 'tags'] as const
export type ContactField = (typeof CONTACT_FIELDS)[number]

/** A new value as typed; null clears the field. */
export type ContactEdit = { readonly field: ContactField; readonly value: string | null }

/** `undoId` is null when the edit changed nothing. */
export type EditedContact = { readonly id: ContactId; readonly undoId: EventId | null }

export type EditContact = (actor: Actor, id: ContactId, edit: ContactEdit) => Promise<EditedContact>

async function editedPart(
  models: Models,
  actor: Actor,
  tx: Transaction,
  { field, value }: ContactEdit,
): Promise<Partial<EditableFields>> {
  switch (field) {
    case 'name':
      return { name: value === null ? '' : parseSingleLine(value) }
    case 'jobTitle':
      return { jobTitle: value === null ? null : parseSingleLine(value) }
    case 'emails':
      return { emails: value === null ? [] : parseEmails(value) }
    case 'tags':
      return { tags: value === null ? [] : parseTags(value) }
    case 'phones': {
      if (value === null) return { phones: [] }
      return { phones: parsePhones(value, await regionOf(models, actor)) }
    }
    case 'company': {
      if (value === null) return { companyId: null }
      return { companyId: (await findOrCreateCompany(models, actor, tx, parseSingleLine(value))).id }
    }
  }
}

/**
 * @throws AppError FORBIDDEN; NOT_FOUND; VALIDATION with the field's problem (nothing-given when the last thing that
 * names the contact would be cleared); CONFLICT when another edit came first
 */
export function createEditContact({ models, transact }: CoreDeps): EditContact {
  return async (actor, id, edit) => {
    authorize(actor, 'contact.write')
    return transact(
      actor,
      `contact.edit-${edit.field}`,
      async (tx): Promise<EditedContact> => {
        const contact = await readContact(models, actor, id, { tx })
        const before = editableFields(contact)
        const after = { ...before, ...(await editedPart(models, actor, tx, edit)) }
        const changes = changesBetween(before, after)
        if (changes.length === 0) return { id, undoId: null }
        await writeFields(models, actor, tx, contact, after)
        return { id, undoId: tx.record({ type: 'contact.updated', target: { kind: 'contact', id }, changes }) }
      },
      { undoable: true },
    )
  }
}
