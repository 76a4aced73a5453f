/** The indexes of the lists of tasks: the whole team's by due time, and what was done, latest first. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'tasks',
    indexes: [
      { key: { workspaceId: 1, status: 1, dueAt: 1, _id: 1 } },
      { key: { workspaceId: 1, status: 1, doneAt: -1, _id: -1 } },
      { key: { workspaceId: 1, assigneeId: 1, status: 1, doneAt: -1, _id: -1 } },
    ],
  },
]

export const taskLists: Migration = {
  name: '0010-task-lists',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
