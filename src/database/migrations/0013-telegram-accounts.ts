/**
 * Telegram accounts of contacts by their username: what it is compared by, the index over it, and the search terms of those
 * contacts.
 */
import type { AnyBulkWriteOperation } from 'mongodb'
import type { Connection } from 'mongoose'

import { TERMS_OF } from '../../services/search/terms-of-stored.ts'
import { batches, type Stored } from './batches.ts'
import { companyNamesOf } from './company-names.ts'
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'contacts', indexes: [{ key: { workspaceId: 1, 'telegram.handle': 1 } }] },
]

const WITHOUT_HANDLE = { 'telegram.username': { $type: 'string' }, 'telegram.handle': null } as const

type WithAccount = Stored & { readonly telegram: { readonly username: string } }

const contactsOf = (connection: Connection) => connection.collection<WithAccount>('contacts')

/** Nobody changed the contact: neither its version nor its time moves, and a change in between wins. */
function withHandle(contact: WithAccount, companies: ReadonlyMap<string, string>): AnyBulkWriteOperation<WithAccount> {
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
    for await (const batch of batches(contactsOf(connection), WITHOUT_HANDLE)) {
      const companies = await companyNamesOf(connection, batch)
      await contactsOf(connection).bulkWrite(
        batch.map((contact) => withHandle(contact, companies)),
        { ordered: false },
      )
      log.debug({ contacts: batch.length }, 'Made contacts known by their Telegram usernames')
    }
  },
}
