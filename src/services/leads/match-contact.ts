/** Finds the contact that a lead is about, and completes it. */
import type { ContactRecord } from '../../models/contact.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Performer } from '../core/actor.ts'
import { findOrCreateCompany } from '../companies/company-of-contact.ts'
import { MAX_TAGS } from '../../language/tags.ts'
import { changesBetween, editableFields, type EditableFields, writeFields } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import type { LeadPerson } from './lead-providers.ts'

/** The oldest live contact with the same email, else the same number, else the same Telegram user. */
export async function findPerson(
  models: Models,
  actor: Performer,
  { session }: Transaction,
  person: LeadPerson,
): Promise<ContactRecord | null> {
  const live = { workspaceId: objectId(actor.workspaceId), deletedAt: null }
  const questions = [
    person.email && { 'emails.normalized': person.email.normalized },
    person.phone && { 'phones.e164': person.phone.e164 },
    person.telegram && { 'telegram.userId': person.telegram.userId },
  ]
  for (const question of questions) {
    if (question === null) continue
    const found = await models.contacts
      .findOne({ ...live, ...question }, null, { session })
      .sort({ _id: 1 })
      .lean()
    if (found !== null) return found
  }
  return null
}

/**
 * Fills what the contact lacks and adds the tags; what it has stays, whoever is right: a form must not be able to put its
 * sender's number in place of a customer's.
 *
 * @returns the contact as it is now, and `label: value` of what the lead says otherwise
 */
export async function completeContact(
  models: Models,
  actor: Performer,
  tx: Transaction,
  contact: ContactRecord,
  person: LeadPerson,
  tags: readonly string[],
): Promise<{ readonly companyId: string | null; readonly differing: readonly string[] }> {
  const before = editableFields(contact)
  const differing: string[] = []
  const other = (label: string, said: string | null | undefined, has: boolean): void => {
    if (said && !has) differing.push(`${label}: ${said}`)
  }
  const { email, phone } = person
  const company =
    person.company !== null && before.companyId === null
      ? await findOrCreateCompany(models, actor, tx, person.company, 'lead')
      : null
  const after: EditableFields = {
    name: before.name || person.name,
    emails: before.emails.length === 0 && email !== null ? [email] : before.emails,
    phones: before.phones.length === 0 && phone !== null ? [phone] : before.phones,
    companyId: before.companyId ?? company?.id ?? null,
    jobTitle: before.jobTitle ?? person.jobTitle,
    tags: [...new Set([...before.tags, ...tags])].slice(0, Math.max(MAX_TAGS, before.tags.length)),
  }
  other('Name', person.name, after.name === person.name)
  other(
    'Email',
    email?.value,
    after.emails.some(({ normalized }) => normalized === email?.normalized),
  )
  other(
    'Phone',
    phone?.e164,
    after.phones.some(({ e164 }) => e164 === phone?.e164),
  )
  other('Job', person.jobTitle, after.jobTitle === person.jobTitle)
  other('Company', person.company, company !== null)
  const changes = changesBetween(before, after)
  if (changes.length > 0) {
    await writeFields(models, actor, tx, contact, after)
    tx.record({ type: 'contact.updated', target: { kind: 'contact', id: idOf(contact._id) }, changes })
  }
  if (contact.telegram === undefined && person.telegram !== null) {
    const filter = { workspaceId: contact.workspaceId, _id: contact._id }
    const update = { $set: { telegram: person.telegram }, $inc: { version: 1 } }
    await models.contacts.updateOne(filter, update, { session: tx.session })
  }
  return { companyId: after.companyId, differing }
}
