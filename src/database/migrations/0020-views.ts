/** Views: filters over records, and the changes of many records at once. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'views',
    indexes: [
      { key: { workspaceId: 1, createdAt: -1 } },
      // The named ones of a kind; those without a name have an end instead.
      {
        key: { workspaceId: 1, kind: 1, name: 1 },
        options: { partialFilterExpression: { name: { $type: 'string' } } },
      },
      { key: { expiresAt: 1 }, options: { name: 'forget_unnamed', expireAfterSeconds: 0 } },
    ],
  },
  { collection: 'bulkEdits', indexes: [{ key: { workspaceId: 1, createdAt: -1 } }] },
]

export const views: Migration = {
  name: '0020-views',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
