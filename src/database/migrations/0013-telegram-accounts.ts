/**
 * Telegram accounts of contacts by their username: what it is compared by, the index over it, and the search terms of those
 * contacts.
 */
import type { AnyBulkWriteOperation, Document, ObjectId } from 'mongodb'
import type { Connection } from 'mongoose'

import { TERMS_OF } from '../../services/search/terms-of-stored.ts'
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'contacts', indexes: [{ key: { workspaceId: 1, 'telegram.handle': 1 } }] },
]

/** Small enough that other work of the database goes on in between. */
const BATCH = 500

const WITHOUT_HANDLE = { 'telegram.username': { $type: 'string' }, 'telegram.handle': null } as const

type Stored = Document & { readonly _id: ObjectId; readonly telegram: { readonly username: string } }

const contactsOf = (connection: Connection) => connection.collection<Stored>('contacts')

async function companyNamesOf(
  connection: Connection,
  contacts: readonly Stored[],
): Promise<ReadonlyMap<string, string>> {
  const ids = contacts.flatMap(({ companyId }) => (companyId == null ? [] : [companyId as ObjectId]))
  if (ids.length === 0) return new Map()
  const found = await connection
    .collection('companies')
    .find({ _id: { $in: ids } }, { projection: { name: 1 } })
    .toArray()
  return new Map(found.map(({ _id, name }) => [String(_id), String(name)]))
}

/** Nobody changed the contact: neither its version nor its time moves, and a change in between wins. */
function withHandle(contact: Stored, companies: ReadonlyMap<string, string>): AnyBulkWriteOperation<Stored> {
  const search = TERMS_OF.contacts(contact, companies.get(String(contact['companyId'])) ?? null)
  const handle = contact.telegram.username.toLowerCase()
  const filter = { _id: contact._id, version: contact['version'] as number }
  return { updateOne: { filter, update: { $set: { 'telegram.handle': handle, search } } } }
}

export const telegramAccounts: Migration = {
  name: '0013-telegram-accounts',
  content: { collections: COLLECTIONS, revision: 1 },
  async plan(connection) {
    const some = await contactsOf(connection).findOne(WITHOUT_HANDLE)
    return [
      ...(await planCollections(connection, COLLECTIONS)),
      ...(some === null ? [] : ['make contacts known by their Telegram usernames']),
    ]
  },
  async up(connection, log) {
    await createCollections(connection, COLLECTIONS, log)
    let last: ObjectId | undefined
    for (;;) {
      const batch = await contactsOf(connection)
        .find({ ...WITHOUT_HANDLE, ...(last !== undefined && { _id: { $gt: last } }) })
        .sort({ _id: 1 })
        .limit(BATCH)
        .toArray()
      last = batch.at(-1)?._id
      if (last === undefined) return
      const companies = await companyNamesOf(connection, batch)
      await contactsOf(connection).bulkWrite(
        batch.map((contact) => withHandle(contact, companies)),
        { ordered: false },
      )
      log.debug({ contacts: batch.length }, 'Made contacts known by their Telegram usernames')
    }
  },
}
