/** Finds the contact that a lead is about, and fills in what it lacks. */
import type { ContactRecord } from '../../models/contact.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Performer } from '../core/actor.ts'
import { MAX_TAGS } from '../../language/tags.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { systemReferences } from '../records/references.ts'
import type { ContactInputs, ContactValues } from '../contacts/contact-fields.ts'
import { writeContactValues } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import { differingLines } from './differing-lines.ts'
import type { LeadPerson } from './lead-providers.ts'

/** The ways in which a contact can be recognised, the surest first. */
const IDENTITIES = [
  {
    path: 'emails.normalized',
    said: ({ email }: LeadPerson) => email?.normalized,
    has: ({ emails }: ContactRecord) => emails.map(({ normalized }) => normalized),
  },
  {
    path: 'phones.e164',
    said: ({ phone }: LeadPerson) => phone?.e164 ?? undefined,
    has: ({ phones }: ContactRecord) => phones.flatMap(({ e164 }) => e164 ?? []),
  },
  {
    path: 'telegram.userId',
    said: ({ telegram }: LeadPerson) => telegram?.userId,
    has: ({ telegram }: ContactRecord) => (telegram === undefined ? [] : [telegram.userId]),
  },
] as const satisfies readonly {
  readonly path: string
  readonly said: (person: LeadPerson) => string | number | undefined
  readonly has: (contact: ContactRecord) => readonly (string | number)[]
}[]

/** All that a person can be recognised by. */
export function identitiesOf(person: LeadPerson): readonly string[] {
  return IDENTITIES.flatMap(({ path, said }) => {
    const value = said(person)
    return value === undefined ? [] : [`${path}=${value}`]
  })
}

/**
 * The oldest live contact with the same email, else the same number, else the same Telegram user, for each person: one
 * question for each way to recognise somebody, however many people there are.
 */
export async function findPeople(
  models: Models,
  actor: Performer,
  { session }: Pick<Transaction, 'session'>,
  people: readonly LeadPerson[],
): Promise<ReadonlyMap<LeadPerson, ContactRecord>> {
  const live = { workspaceId: objectId(actor.workspaceId), deletedAt: null }
  const found = new Map<LeadPerson, ContactRecord>()
  for (const { path, said, has } of IDENTITIES) {
    const unknown = people.filter((person) => !found.has(person) && said(person) !== undefined)
    if (unknown.length === 0) continue
    const values = [...new Set(unknown.map((person) => said(person)))]
    const question = values.length === 1 ? values[0] : { $in: values }
    // Not sorted by the database: DocumentDB would then read all contacts of the workspace in that order.
    const contacts = await models.contacts.find({ ...live, [path]: question }, null, { session }).lean()
    const oldestFirst = contacts.toSorted((a, b) => (idOf(a._id) < idOf(b._id) ? -1 : 1))
    const oldest = new Map<string | number, ContactRecord>()
    for (const contact of oldestFirst)
      for (const value of has(contact)) if (!oldest.has(value)) oldest.set(value, contact)
    for (const person of unknown) {
      const contact = oldest.get(said(person) ?? '')
      if (contact !== undefined) found.set(person, contact)
    }
  }
  return found
}

/** A line for a Telegram account other than the one that the contact has. */
function otherTelegram(known: ContactRecord['telegram'], said: LeadPerson['telegram']): readonly string[] {
  if (known === undefined || said === null) return []
  const userId = said.userId === known.userId ? [] : [said.userId]
  const username = said.username === undefined || said.username === known.username ? [] : [`@${said.username}`]
  const parts = [...userId, ...username]
  return parts.length === 0 ? [] : [`Telegram: ${parts.join(' ')}`]
}

/**
 * Fills in what the contact lacks and adds the tags. What it has stays, whoever is right: a form must not be able to replace
 * a customer's number with its sender's.
 *
 * @returns the contact as it is now, and `label: value` for what the lead states differently
 */
export async function completeContact(
  deps: TableDeps,
  actor: Performer,
  tx: Transaction,
  contact: ContactRecord,
  { telegram }: Pick<LeadPerson, 'telegram'>,
  inputs: ContactInputs,
): Promise<{ readonly values: ContactValues; readonly differing: readonly string[] }> {
  const { models, fields } = deps
  const before = valuesOf(fields.contact, contact)
  // Tags are added, whether there are some or not.
  const given: ContactInputs = { ...inputs, tags: undefined }
  const inputsWhere = (filled: boolean): ContactInputs => {
    const chosen = fieldsOf(fields.contact).filter(({ name, field }) => field.isFilled(before[name]) === filled)
    return Object.fromEntries(chosen.map(({ name }) => [name, given[name]]))
  }
  const references = systemReferences(models, actor, tx, { permission: 'contact.write', source: 'lead' })
  const completed = await acceptInputs(fields.contact, before, inputsWhere(false), references)
  const tags = [...new Set([...before.tags, ...(inputs.tags ?? [])])].slice(0, Math.max(MAX_TAGS, before.tags.length))
  const after = { ...completed, tags }
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
  const differing = [
    ...differingLines(fields.contact, inputsWhere(true), before),
    ...otherTelegram(contact.telegram, telegram),
  ]
  return { values: after, differing }
}
