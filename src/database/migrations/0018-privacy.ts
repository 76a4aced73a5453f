/** The erasures, each person's once; and the events of the audit log by their kind. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'erasures', indexes: [{ key: { workspaceId: 1, contactId: 1 }, options: { unique: true } }] },
]

export const privacy: Migration = {
  name: '0018-privacy',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
