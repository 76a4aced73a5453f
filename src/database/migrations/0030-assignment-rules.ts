/** Rules about who gets what comes in. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'assignmentRules', indexes: [{ key: { workspaceId: 1, position: 1 } }] },
]

export const assignmentRules: Migration = {
  name: '0030-assignment-rules',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
