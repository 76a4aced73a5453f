/** The collection of messages with a [Claim] button: a lead that nobody wants for a month keeps its buttons. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const DAY = 24 * 60 * 60

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'leadMessages',
    indexes: [
      { key: { workspaceId: 1, dealId: 1, _id: 1 } },
      { key: { at: 1 }, options: { expireAfterSeconds: 30 * DAY } },
    ],
  },
]

export const leadMessages: Migration = {
  name: '0011-lead-messages',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
