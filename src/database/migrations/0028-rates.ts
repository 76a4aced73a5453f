/** Rates between currencies, by day. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  { collection: 'rates', indexes: [{ key: { workspaceId: 1, from: 1, to: 1, day: 1 }, options: { unique: true } }] },
]

export const rates: Migration = {
  name: '0028-rates',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
