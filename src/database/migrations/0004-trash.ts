/** The index of the trash: only what is deleted, the latest first. Live records cost nothing. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition, IndexDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const TRASH: IndexDefinition = {
  key: { workspaceId: 1, deletedAt: -1, _id: -1 },
  options: { name: 'trash', partialFilterExpression: { deletedAt: { $gt: new Date(0) } } },
}

const COLLECTIONS: readonly CollectionDefinition[] = ['contacts', 'deals', 'tasks', 'notes'].map((collection) => ({
  collection,
  indexes: [TRASH],
}))

export const trash: Migration = {
  name: '0004-trash',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
