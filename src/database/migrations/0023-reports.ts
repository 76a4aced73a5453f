/** Indexes for reports: deals by when they were moved last, and events of some types in a period. */
import { type CollectionDefinition, createCollections, planCollections } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'deals', indexes: [{ key: { workspaceId: 1, status: 1, stageEnteredAt: 1 } }] },
  { collection: 'events', indexes: [{ key: { workspaceId: 1, type: 1, at: 1 } }] },
]

export const reports: Migration = {
  name: '0023-reports',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
