/** Reports that are sent regularly. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'reportSchedules',
    indexes: [
      // A workspace's own, and those of one member.
      { key: { workspaceId: 1, memberId: 1 } },
    ],
  },
]

export const reportSchedules: Migration = {
  name: '0024-report-schedules',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
