/** What members should win, by month. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'targets', indexes: [{ key: { workspaceId: 1, month: 1, memberId: 1 }, options: { unique: true } }] },
]

export const targets: Migration = {
  name: '0029-targets',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
