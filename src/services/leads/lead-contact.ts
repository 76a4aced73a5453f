/** The contact of a lead: the one that is known, completed, or a new one. */
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, idOf, type MemberId } from '../../models/ids.ts'
import { insertContact } from '../contacts/add-contact.ts'
import type { ContactInputs, ContactValues } from '../contacts/contact-fields.ts'
import { assignUnownedContacts } from '../contacts/assign-unowned-contacts.ts'
import type { SystemActor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { differingLines } from './differing-lines.ts'
import type { NoteWords } from './lead-words.ts'
import type { IncomingLead } from './lead-providers.ts'
import { completeContact } from './match-contact.ts'

export type LeadContact = {
  readonly id: ContactId
  readonly values: ContactValues
  /** `label: value` for what the lead says and the contact does not. */
  readonly differing: readonly string[]
}

/** What the lead says about its contact. */
function contactInputs({ person, fields }: IncomingLead, tags: readonly string[]): ContactInputs {
  const { name, parts, email, phone, telegram, company } = person
  return {
    ...fields.contact,
    ...(name !== '' && { name }),
    ...parts,
    ...(email !== null && { emails: [email] }),
    ...(phone !== null && { phones: [phone] }),
    ...(telegram !== null && { telegram }),
    ...(company !== null && { company }),
    ...(tags.length > 0 && { tags }),
  }
}

type Told = {
  readonly lead: IncomingLead
  /** The source's and the lead's, as many as a record takes. */
  readonly tags: readonly string[]
  readonly known: ContactRecord | null
  /** Whoever gets the lead, if anybody: asked once, when everything about the contact is known. */
  readonly ownerOf: (values: ContactValues) => Promise<MemberId | null>
  readonly words: NoteWords
}

/** @throws AppError CONFLICT when the known contact changed in the meantime */
export async function contactOfLead(
  deps: TableDeps,
  actor: SystemActor,
  tx: Transaction,
  { lead, tags, known, ownerOf, words }: Told,
): Promise<LeadContact> {
  const inputs = contactInputs(lead, tags)
  const table: FieldTable = deps.fields.contact
  const labelOf = (name: string) => words.fieldLabel({ kind: 'contact', name, field: table[name] })
  const untagged = ({ values }: Pick<LeadContact, 'values'>) =>
    differingLines(deps.fields.contact, { tags: lead.tags }, values, labelOf)
  if (known === null) {
    const added = await insertContact(deps, actor, tx, inputs, { ownerOf, source: 'lead' })
    return { ...added, differing: untagged(added) }
  }
  const completed = await completeContact(deps, actor, tx, known, inputs, labelOf)
  const ownerId = await ownerOf(completed.values)
  if (known.ownerId === undefined && ownerId !== null) {
    await assignUnownedContacts(deps.models, tx, { workspaceId: known.workspaceId, ids: [known._id], ownerId })
  }
  return { ...completed, id: idOf(known._id), differing: [...completed.differing, ...untagged(completed)] }
}
