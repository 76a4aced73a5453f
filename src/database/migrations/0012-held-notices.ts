/** The collections of messages that wait for the end of quiet hours or of a burst. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const DAY = 24 * 60 * 60

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'heldNotices',
    indexes: [
      { key: { workspaceId: 1, memberId: 1, until: 1, _id: 1 } },
      // Only what was given up after many attempts is ever this old.
      { key: { at: 1 }, options: { expireAfterSeconds: 30 * DAY } },
    ],
  },
  {
    collection: 'noticeWindows',
    indexes: [
      { key: { workspaceId: 1, memberId: 1, kind: 1 }, options: { unique: true } },
      { key: { until: 1 }, options: { expireAfterSeconds: 30 * DAY } },
    ],
  },
]

export const heldNotices: Migration = {
  name: '0012-held-notices',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
