/** The index that finds the companies that share a key: those that may be one. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'companies', indexes: [{ key: { workspaceId: 1, duplicateKeys: 1 } }] },
]

export const companyDuplicates: Migration = {
  name: '0021-company-duplicates',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
