/** Collections of the imports: the files, their rows for a while, and which record stands for which of theirs. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'imports', indexes: [{ key: { workspaceId: 1, _id: -1 } }] },
  {
    collection: 'importChunks',
    indexes: [
      { key: { importId: 1, index: 1 }, options: { unique: true } },
      { key: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
    ],
  },
  {
    collection: 'externalIds',
    indexes: [
      { key: { workspaceId: 1, source: 1, kind: 1, externalId: 1 }, options: { unique: true } },
      { key: { importId: 1 } },
    ],
  },
]

export const imports: Migration = {
  name: '0014-imports',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
