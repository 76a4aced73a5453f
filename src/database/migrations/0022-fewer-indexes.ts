/** Two indexes whose columns another one of their collection begins with go: each would be written with every record. */
import type { Connection } from 'mongoose'

import { indexNames } from './collections.ts'
import type { Migration } from './migration.ts'

/** By collection, with the index that serves the same queries. */
const GOING = [
  {
    collection: 'contacts',
    index: 'workspaceId_1_companyId_1',
    since: 'workspaceId_1_companyId_1_deletedAt_1_sortName_1__id_1',
  },
  {
    collection: 'deals',
    index: 'workspaceId_1_source_1_deletedAt_1',
    since: 'workspaceId_1_source_1_deletedAt_1_createdAt_1',
  },
] as const

async function stillThere(connection: Connection) {
  const present = await indexNames(connection, GOING)
  return GOING.filter(({ collection, index }) => present.get(collection)?.has(index) === true)
}

export const fewerIndexes: Migration = {
  name: '0022-fewer-indexes',
  content: GOING,
  plan: async (connection) =>
    (await stillThere(connection)).map(({ collection, index }) => `drop index ${index} of ${collection}`),
  async up(connection, log) {
    for (const { collection, index } of await stillThere(connection)) {
      await connection.collection(collection).dropIndex(index)
      log.debug({ collection, index }, 'Index is gone')
    }
  },
}
