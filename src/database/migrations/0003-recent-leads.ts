/** The index with which the home screen counts the leads of the last day among all that ever came in. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'deals', indexes: [{ key: { workspaceId: 1, source: 1, deletedAt: 1, createdAt: 1 } }] },
]

export const recentLeads: Migration = {
  name: '0003-recent-leads',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
