/** What a person is recognised by: their values, and those that they had before. */
import type { ClientSession, Types } from 'mongoose'

import type { ContactRecord } from '../../models/contact.ts'
import type { ErasureTraces } from '../../models/erasure.ts'
import type { Change } from '../../models/event.ts'
import type { ContactFields } from '../contacts/contact-fields.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { pathOfLeft } from '../fields/left-path.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { addRecord, addValue, type FieldWords, NAME, noWords } from './field-words.ts'

/** In a transaction, or outside of one. */
type Reading = { readonly session: ClientSession | null }

/** So many former values are read; what is older is found by its record. */
const MAX_EVENTS = 2_000

function addChanges(words: FieldWords, table: ContactFields, changes: readonly Change[]): void {
  const fields = new Map(fieldsOf(table).map((entry) => [entry.path, entry]))
  for (const { path, from, to } of changes) {
    // The end of a merge lists the names of both records.
    const entry = fields.get(path === 'names' ? NAME : (pathOfLeft(path) ?? path))
    if (entry !== undefined) for (const value of [from, to]) addValue(words, entry.name, entry.field, value)
  }
}

/** The records that are about the person alone. */
export const ownIds = ({
  contactIds,
  noteIds,
  taskIds,
}: Pick<ErasureTraces, 'contactIds' | 'noteIds' | 'taskIds'>): readonly Types.ObjectId[] => [
  ...contactIds,
  ...noteIds,
  ...taskIds,
]

/** Deals of the contacts, and those of them that nobody else is part of. */
export async function dealsOf(
  { models }: Pick<TableDeps, 'models'>,
  { session }: Reading,
  workspaceId: Types.ObjectId,
  contactIds: readonly Types.ObjectId[],
): Promise<Pick<ErasureTraces, 'dealIds' | 'ownDealIds'>> {
  const deals = await models.deals
    .find({ workspaceId, contactIds: { $in: contactIds } }, { contactIds: 1 }, { session })
    .lean()
  const isOwn = (id: Types.ObjectId) => contactIds.some((own) => own.equals(id))
  return {
    dealIds: deals.map(({ _id }) => _id),
    ownDealIds: deals.filter((deal) => deal.contactIds.every(isOwn)).map(({ _id }) => _id),
  }
}

/**
 * What others share with the person is not known yet: {@link findShared} looks for it.
 *
 * @param contacts the contact and those that were merged into it
 */
export async function gatherTraces(
  deps: TableDeps,
  tx: Reading,
  workspaceId: Types.ObjectId,
  contacts: readonly ContactRecord[],
): Promise<ErasureTraces> {
  const { models, fields } = deps
  const words = noWords()
  for (const contact of contacts) {
    addRecord(words, fields.contact, contact)
    if (contact.name !== '') words.names.add(contact.displayName)
  }
  const contactIds = contacts.map(({ _id }) => _id)
  const own = { workspaceId, 'target.kind': 'contact' as const, 'target.id': { $in: contactIds } }
  const options = { session: tx.session }
  const events = await models.events.find(own, { changes: 1 }, options).sort({ at: -1 }).limit(MAX_EVENTS).lean()
  for (const { changes } of events) addChanges(words, fields.contact, changes)
  return {
    contactIds,
    ...(await dealsOf(deps, tx, workspaceId, contactIds)),
    noteIds: [],
    taskIds: [],
    names: [...words.names],
    emails: [...words.emails],
    phones: [...words.phones],
    accounts: [...words.accounts],
    telegramUserIds: [...words.telegramUserIds],
    values: [...words.values],
    texts: [],
    shared: [],
  }
}
