/** Finds the contact that a lead is about, and fills in what it lacks. */
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Performer } from '../core/actor.ts'
import { MAX_TAGS } from '../../language/tags.ts'
import { handleOf } from '../../language/telegram-account.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import type { AnyField } from '../fields/field-type.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { systemReferences } from '../records/references.ts'
import type { ContactInputs, ContactValues } from '../contacts/contact-fields.ts'
import { withAgreeingParts } from '../contacts/name-parts.ts'
import { relatedOfContact, writeContactValues } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import { differingLines } from './differing-lines.ts'
import type { LeadPerson } from './lead-providers.ts'

/** The ways in which a contact can be recognised, the surest first. */
const IDENTITIES: readonly {
  readonly path: string
  readonly said: (person: LeadPerson) => string | number | undefined
  readonly has: (contact: ContactRecord) => string | number | readonly (string | number)[]
  /** Whether the two are different people all the same. */
  readonly unless?: (person: LeadPerson, contact: ContactRecord) => boolean
}[] = [
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
    said: ({ telegram }: LeadPerson) => telegram?.userId ?? undefined,
    has: ({ telegram }: ContactRecord) => telegram?.userId ?? [],
  },
  {
    path: 'telegram.handle',
    said: ({ telegram }: LeadPerson) => (telegram?.username == null ? undefined : handleOf(telegram.username)),
    has: ({ telegram }: ContactRecord) => telegram?.handle ?? [],
    // A username may have gone to somebody else: two ids are two people.
    unless: ({ telegram: said }: LeadPerson, { telegram: known }: ContactRecord) =>
      said?.userId != null && known?.userId !== undefined && said.userId !== known.userId,
  },
]

/** All that a person can be recognised by. */
export function identitiesOf(person: LeadPerson): readonly string[] {
  return IDENTITIES.flatMap(({ path, said }) => {
    const value = said(person)
    return value === undefined ? [] : [`${path}=${value}`]
  })
}

/**
 * The oldest live contact with the same email, else the same number, else the same Telegram account, for each person: one
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
  for (const { path, said, has, unless } of IDENTITIES) {
    const unknown = people.filter((person) => !found.has(person) && said(person) !== undefined)
    if (unknown.length === 0) continue
    const values = [...new Set(unknown.map((person) => said(person)))]
    const question = values.length === 1 ? values[0] : { $in: values }
    // Not sorted by the database: DocumentDB would then read all contacts of the workspace in that order.
    const contacts = await models.contacts.find({ ...live, [path]: question }, null, { session }).lean()
    const oldestFirst = contacts.toSorted((a, b) => (idOf(a._id) < idOf(b._id) ? -1 : 1))
    const oldest = new Map<string | number, ContactRecord>()
    for (const contact of oldestFirst)
      for (const value of [has(contact)].flat()) if (!oldest.has(value)) oldest.set(value, contact)
    for (const person of unknown) {
      const contact = oldest.get(said(person) ?? '')
      if (contact !== undefined && unless?.(person, contact) !== true) found.set(person, contact)
    }
  }
  return found
}

/** Whether a field keeps what it has: it is filled, and the input does not merely add to that. */
function isSettled(field: AnyField, input: unknown, present: unknown): boolean {
  if (!field.isFilled(present)) return false
  return input === undefined || input === null || field.completes?.(input, present) !== true
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
  inputs: ContactInputs,
  labelOf: (name: string) => string,
): Promise<{ readonly values: ContactValues; readonly differing: readonly string[] }> {
  const { models, fields } = deps
  const before = valuesOf(fields.contact, contact)
  // Tags are added, whether there are some or not.
  const given: ContactInputs = { ...inputs, tags: undefined }
  const inputsWhere = (filled: boolean): ContactInputs => {
    const chosen = fieldsOf(fields.contact).filter(
      ({ name, field }) => isSettled(field, given[name], before[name]) === filled,
    )
    return Object.fromEntries(chosen.map(({ name }) => [name, given[name]]))
  }
  const references = systemReferences(models, actor, tx, { permission: 'contact.write', source: 'lead' })
  const completed = await acceptInputs(fields.contact, before, inputsWhere(false), references)
  const tags = [...new Set([...before.tags, ...(inputs.tags ?? [])])].slice(0, Math.max(MAX_TAGS, before.tags.length))
  const after = withAgreeingParts({ ...completed, tags })
  const changes = changesBetween(fields.contact, before, after)
  if (changes.length > 0) {
    await writeContactValues(deps, actor, tx, contact, after)
    const target = { kind: 'contact', id: idOf<ContactId>(contact._id) } as const
    tx.record({ type: 'contact.updated', target, related: relatedOfContact(before, after), changes })
  }
  return { values: after, differing: differingLines(fields.contact, inputsWhere(true), before, labelOf) }
}
