/**
 * The collections of merges: a record's merges by its id, one merge by its event, and what each of them moved. And those of
 * possible duplicates, with the index that finds the contacts that share a key.
 */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'merges',
    indexes: [
      { key: { workspaceId: 1, primaryId: 1, state: 1 } },
      { key: { workspaceId: 1, losingId: 1, state: 1 } },
      { key: { workspaceId: 1, eventId: 1 } },
    ],
  },
  {
    collection: 'duplicatePairs',
    indexes: [
      { key: { workspaceId: 1, pair: 1 }, options: { unique: true } },
      { key: { workspaceId: 1, status: 1, score: -1, _id: 1 } },
    ],
  },
  { collection: 'duplicateScans', indexes: [] },
  { collection: 'contacts', indexes: [{ key: { workspaceId: 1, duplicateKeys: 1 } }] },
  { collection: 'mergeMoves', indexes: [{ key: { workspaceId: 1, mergeId: 1, _id: 1 } }] },
]

export const merges: Migration = {
  name: '0015-merges',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
