/** Collections of what is not a record yet: forwarded messages and shared contact cards. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const DAY = 24 * 60 * 60

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'noteDrafts',
    indexes: [
      { key: { workspaceId: 1, memberId: 1, _id: -1 } },
      { key: { at: 1 }, options: { expireAfterSeconds: 30 * DAY } },
    ],
  },
  {
    collection: 'cardDrafts',
    indexes: [
      { key: { workspaceId: 1, memberId: 1, _id: -1 } },
      { key: { at: 1 }, options: { expireAfterSeconds: 30 * DAY } },
    ],
  },
  {
    collection: 'notes',
    indexes: [
      {
        key: { workspaceId: 1, 'forwardedFrom.userId': 1, _id: -1 },
        options: { partialFilterExpression: { 'forwardedFrom.userId': { $type: 'number' } } },
      },
    ],
  },
]

export const drafts: Migration = {
  name: '0008-drafts',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
