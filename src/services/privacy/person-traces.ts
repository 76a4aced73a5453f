/** What a person is recognised by: their values, and those that they had before. */
import type { ClientSession, Types } from 'mongoose'

import type { ContactRecord } from '../../models/contact.ts'
import type { ErasureTraces } from '../../models/erasure.ts'
import type { Change } from '../../models/event.ts'
import { pathOfLeft } from '../fields/left-path.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { valuesOf } from '../fields/values.ts'
import { fieldsOf } from '../fields/define-fields.ts'

/** In a transaction, or outside of one. */
type Reading = { readonly session: ClientSession | null }

/** So many former values are read; what is older is found by its record. */
const MAX_EVENTS = 2_000

type Words = Pick<ErasureTraces, 'names' | 'emails' | 'phones' | 'accounts' | 'telegramUserIds' | 'values'>
type Gathered = { readonly [Kind in keyof Words]: Set<Words[Kind][number]> }

const partsOf = (value: unknown, key: string): readonly unknown[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((item) => Reflect.get(Object(item), key))

const texts = (values: readonly unknown[]): readonly string[] =>
  values.filter((value): value is string => typeof value === 'string' && value.trim() !== '')

/** Adds the value of a field, as events hold it. */
function addValue(gathered: Gathered, path: string, value: unknown): void {
  switch (path) {
    case 'name':
    case 'names':
      for (const name of texts([value])) gathered.names.add(name)
      return
    case 'emails':
      for (const email of texts([...partsOf(value, 'value'), ...partsOf(value, 'normalized')]))
        gathered.emails.add(email)
      return
    case 'phones':
      for (const phone of texts(partsOf(value, 'e164'))) gathered.phones.add(phone)
      return
    case 'telegram':
      for (const account of texts(partsOf(value, 'username'))) gathered.accounts.add(account)
      for (const id of partsOf(value, 'userId')) if (typeof id === 'number') gathered.telegramUserIds.add(id)
      return
    default:
      for (const text of texts([value].flat())) gathered.values.add(text)
  }
}

/** Values that say nothing about a person: who owns the record, where it belongs, how it is sorted. */
const IMPERSONAL: readonly string[] = ['ownerId', 'companyId', 'tags', 'deletedAt', 'mergedId', 'source']

function addChanges(gathered: Gathered, changes: readonly Change[]): void {
  for (const { path, from, to } of changes) {
    const field = pathOfLeft(path) ?? path
    if (IMPERSONAL.includes(field)) continue
    for (const value of [from, to]) addValue(gathered, field, value)
  }
}

/** The names, addresses and numbers that another contact has as well. */
async function sharedWords(
  { models }: Pick<TableDeps, 'models'>,
  { session }: Reading,
  contacts: readonly ContactRecord[],
  { emails, phones }: Gathered,
): Promise<readonly string[]> {
  const [first] = contacts
  if (first === undefined) return []
  const others = { workspaceId: first.workspaceId, _id: { $nin: contacts.map(({ _id }) => _id) }, deletedAt: null }
  const find = async (same: Record<string, unknown>) =>
    models.contacts
      .find({ ...others, ...same }, { name: 1, displayName: 1, emails: 1, phones: 1 }, { session })
      .limit(500)
      .lean()
  const found = [
    ...(await find({ sortName: { $in: contacts.map(({ sortName }) => sortName) } })),
    ...(await find({ 'emails.normalized': { $in: [...emails] } })),
    ...(await find({ 'phones.e164': { $in: [...phones] } })),
  ]
  return [
    ...new Set(
      found.flatMap((other) => [
        other.name,
        other.displayName,
        ...other.emails.flatMap((email) => [email.value, email.normalized]),
        ...other.phones.map(({ e164 }) => e164),
      ]),
    ),
  ]
}

/** @param contacts the contact and those that were merged into it */
export async function gatherTraces(
  deps: TableDeps,
  tx: Reading,
  workspaceId: Types.ObjectId,
  contacts: readonly ContactRecord[],
): Promise<ErasureTraces> {
  const { models, fields } = deps
  const options = { session: tx.session }
  const gathered: Gathered = {
    names: new Set(),
    emails: new Set(),
    phones: new Set(),
    accounts: new Set(),
    telegramUserIds: new Set(),
    values: new Set(),
  }
  for (const contact of contacts) {
    const values = valuesOf(fields.contact, contact)
    for (const { name, path } of fieldsOf(fields.contact))
      addChanges(gathered, [{ path, from: null, to: values[name] }])
    if (contact.name !== '') gathered.names.add(contact.displayName)
  }
  const contactIds = contacts.map(({ _id }) => _id)
  const own = { workspaceId, 'target.kind': 'contact' as const, 'target.id': { $in: contactIds } }
  const events = await models.events.find(own, { changes: 1 }, options).sort({ at: -1 }).limit(MAX_EVENTS).lean()
  for (const { changes } of events) addChanges(gathered, changes)
  const deals = await models.deals
    .find({ workspaceId, contactIds: { $in: contactIds } }, { contactIds: 1 }, options)
    .lean()
  const isOwn = (id: Types.ObjectId) => contactIds.some((own_) => own_.equals(id))
  return {
    contactIds,
    dealIds: deals.map(({ _id }) => _id),
    ownDealIds: deals.filter((deal) => deal.contactIds.every(isOwn)).map(({ _id }) => _id),
    noteIds: [],
    taskIds: [],
    names: [...gathered.names],
    emails: [...gathered.emails],
    phones: [...gathered.phones],
    accounts: [...gathered.accounts],
    telegramUserIds: [...gathered.telegramUserIds],
    values: [...gathered.values],
    texts: [],
    shared: await sharedWords(deps, tx, contacts, gathered),
  }
}
