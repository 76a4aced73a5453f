/** The indexes that find the notes with files on a record, the last ones first. Most notes have none. */
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const WITH_FILES = { partialFilterExpression: { 'files.fileId': { $type: 'string' } } }

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'notes',
    indexes: [
      { key: { workspaceId: 1, contactId: 1, _id: -1 }, options: WITH_FILES },
      { key: { workspaceId: 1, companyId: 1, _id: -1 }, options: WITH_FILES },
      { key: { workspaceId: 1, dealId: 1, _id: -1 }, options: WITH_FILES },
    ],
  },
]

export const filesOfRecords: Migration = {
  name: '0018-files-of-records',
  content: COLLECTIONS,
  plan: (connection) => planCollections(connection, COLLECTIONS),
  up: (connection, log) => createCollections(connection, COLLECTIONS, log),
}
