/** The index that lets the home screen count the last day's leads without reading older ones. */
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
