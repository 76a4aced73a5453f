/** The collection of typed lines, whose cards can be saved for a month. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const DAY = 24 * 60 * 60

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'typedLines',
    indexes: [
      // A member's latest line, which a time alone corrects.
      { key: { workspaceId: 1, memberId: 1, at: -1 } },
      { key: { at: 1 }, options: { expireAfterSeconds: 30 * DAY } },
    ],
  },
]

export const typedLines: Migration = {
  name: '0009-typed-lines',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
