/** Edits one field of a contact, or the label of one of its numbers and addresses. */
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, type EventId, idOf } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { isLabelEdit, type LabelEdit, withLabel } from '../fields/label-edit.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import { notifyMember } from '../notifications/news.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import { createReferences } from '../records/references.ts'
import type { ContactEdit, ContactInputs, ContactValues } from './contact-fields.ts'
import { isNamePart, withNamePart, withPartsOfName } from './name-parts.ts'
import { readContact, relatedOfContact, writeContactValues } from './write-contact.ts'

/** `undoId` is null when the edit changed nothing. */
export type EditedContact = { readonly id: ContactId; readonly undoId: EventId | null }

export type EditContact = (actor: Actor, id: ContactId, edit: ContactEdit | LabelEdit) => Promise<EditedContact>

/**
 * Writes the new values of a contact that was read in the same transaction, with their event; null if nothing changes.
 *
 * @throws AppError VALIDATION (nothing-given) when nothing would identify the contact; CONFLICT when it changed meanwhile
 */
export async function saveContact(
  own: TableDeps,
  actor: Actor,
  tx: Transaction,
  contact: ContactRecord,
  after: ContactValues,
): Promise<EventId | null> {
  const table = own.fields.contact
  const before = valuesOf(table, contact)
  const changes = changesBetween(table, before, after)
  if (changes.length === 0) return null
  await writeContactValues(own, actor, tx, contact, after)
  const target = { kind: 'contact', id: idOf<ContactId>(contact._id) } as const
  return tx.record({ type: 'contact.updated', target, related: relatedOfContact(before, after), changes })
}

/**
 * @throws AppError FORBIDDEN; NOT_FOUND; VALIDATION with the field's problem (nothing-given when this would clear the last
 * thing that identifies the contact); CONFLICT when another edit came first
 */
export function createEditContact(deps: RecordDeps): EditContact {
  const { models, transact, tablesOf } = deps
  return async (actor, given, edit) => {
    authorize(actor, 'contact.write')
    const field = isLabelEdit(edit) ? edit.list : edit.field
    const fields = tablesOf(actor)
    return transact(
      actor,
      `contact.edit-${field}`,
      async (tx): Promise<EditedContact> => {
        const contact = await readContact(models, actor, given, { tx })
        const id = idOf<ContactId>(contact._id)
        const before = valuesOf(fields.contact, contact)
        const references = createReferences(models, actor, tx, { permission: 'contact.write' })
        const accepted = isLabelEdit(edit)
          ? withLabel(before, edit)
          : await acceptInputs(fields.contact, before, { [edit.field]: edit.value } satisfies ContactInputs, references)
        // A part changes the name; a name that is typed keeps the parts that it consists of.
        const after = isNamePart(field) ? withNamePart(before, field, accepted[field]) : withPartsOfName(accepted)
        const undoId = await saveContact({ models, fields }, actor, tx, contact, after)
        if (undoId !== null && field === 'owner' && after.owner !== null)
          notifyMember(actor, tx, after.owner, { kind: 'assigned', target: 'contact', id })
        return { id, undoId }
      },
      { undoable: true },
    )
  }
}
