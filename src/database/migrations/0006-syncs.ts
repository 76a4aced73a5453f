/** Collections of the syncs: their settings, which record stands for which of theirs, and what was decided. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const DAY = 24 * 60 * 60

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'syncs', indexes: [{ key: { workspaceId: 1, deletedAt: 1, _id: 1 } }] },
  {
    collection: 'syncLinks',
    indexes: [
      { key: { syncId: 1, kind: 1, externalId: 1 }, options: { unique: true } },
      { key: { workspaceId: 1, syncId: 1, recordId: 1 } },
    ],
  },
  {
    collection: 'syncConflicts',
    indexes: [
      { key: { workspaceId: 1, syncId: 1, settled: 1, _id: -1 } },
      { key: { at: 1 }, options: { expireAfterSeconds: 90 * DAY } },
    ],
  },
]

export const syncs: Migration = {
  name: '0006-syncs',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
