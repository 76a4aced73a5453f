/** Finds the contact that a lead is about, and fills in what it lacks. */
import type { ContactRecord } from '../../models/contact.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Performer } from '../core/actor.ts'
import { MAX_TAGS } from '../../language/tags.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { systemReferences } from '../records/references.ts'
import type { ContactInputs, ContactValues } from '../contacts/contact-fields.ts'
import { writeContactValues } from '../contacts/write-contact.ts'
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

/** Labels in notes, for fields that people know by other names. */
const NOTE_LABELS: Readonly<Record<string, string>> = { emails: 'Email', phones: 'Phone' }

/** “jobTitle” becomes “Job title”. */
function noteLabel(name: string): string {
  const spaced = name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
  return NOTE_LABELS[name] ?? `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`
}

type Said = { readonly text: string; readonly key: string }

/** The parts of a value, each with the form used to compare it. */
function partsOf(value: unknown): readonly Said[] {
  if (typeof value === 'string') return value === '' ? [] : [{ text: value, key: value }]
  if (Array.isArray(value)) return value.flatMap((item) => partsOf(item))
  if (typeof value !== 'object' || value === null) return []
  const { value: text, e164, normalized } = value as { value?: string; e164?: string; normalized?: string }
  if (e164 !== undefined) return [{ text: e164, key: e164 }]
  const key = normalized ?? JSON.stringify(value)
  return [{ text: text ?? key, key }]
}

/** `label: value` for everything the lead says about a field that the contact does not have. */
function saidOtherwise(name: string, said: unknown, present: unknown): readonly string[] {
  const known = new Set(partsOf(present).map(({ key }) => key))
  return partsOf(said)
    .filter(({ key }) => !known.has(key))
    .map(({ text }) => `${noteLabel(name)}: ${text}`)
}

/**
 * Fills in what the contact lacks and adds the tags. What it has stays, whoever is right: a form must not be able to replace
 * a customer's number with its sender's.
 *
 * @returns the contact as it is now, and `label: value` for what the lead states differently
 */
export async function completeContact(
  deps: Pick<RecordDeps, 'models' | 'fields'>,
  actor: Performer,
  tx: Transaction,
  contact: ContactRecord,
  { telegram }: Pick<LeadPerson, 'telegram'>,
  inputs: ContactInputs,
): Promise<{ readonly values: ContactValues; readonly differing: readonly string[] }> {
  const { models, fields } = deps
  const before = valuesOf(fields.contact, contact)
  const lacking = fieldsOf(fields.contact).filter(({ name, field }) => !field.isFilled(before[name]))
  const wanted = Object.fromEntries(lacking.map(({ name }) => [name, inputs[name]])) as ContactInputs
  const references = systemReferences(models, actor, tx, { permission: 'contact.write', source: 'lead' })
  const completed = await acceptInputs(fields.contact, before, wanted, references)
  const tags = [...new Set([...before.tags, ...(inputs.tags ?? [])])].slice(0, Math.max(MAX_TAGS, before.tags.length))
  const after = { ...completed, tags }
  const taken = new Set(lacking.map(({ name }) => name))
  const differing = fieldsOf(fields.contact).flatMap(({ name, field }) =>
    field.kind === 'tags' || (field.kind === 'company' && taken.has(name))
      ? []
      : saidOtherwise(name, inputs[name], after[name]),
  )
  const changes = changesBetween(fields.contact, before, after)
  if (changes.length > 0) {
    await writeContactValues(deps, actor, tx, contact, after)
    tx.record({ type: 'contact.updated', target: { kind: 'contact', id: idOf(contact._id) }, changes })
  }
  if (contact.telegram === undefined && telegram !== null) {
    const filter = { workspaceId: contact.workspaceId, _id: contact._id }
    const update = { $set: { telegram }, $inc: { version: 1 } }
    await models.contacts.updateOne(filter, update, { session: tx.session })
  }
  return { values: after, differing }
}
