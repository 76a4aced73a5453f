/**
 * Companies become records that are listed, searched and restored: their order and search terms, derived by the product's own
 * rules, and the indexes for them and for what is on them.
 */
import { isDeepStrictEqual } from 'node:util'

import type { Connection } from 'mongoose'

import { derivedOfCompany } from '../../services/search/terms-of-stored.ts'
import { batches, type Stored } from './batches.ts'
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'companies',
    indexes: [
      // The list of all, and of a member's own.
      { key: { workspaceId: 1, deletedAt: 1, sortName: 1, _id: 1 } },
      { key: { workspaceId: 1, deletedAt: 1, ownerId: 1, sortName: 1, _id: 1 } },
      { key: { workspaceId: 1, 'search.tokens': 1 } },
      { key: { workspaceId: 1, 'search.trigrams': 1 } },
      { key: { workspaceId: 1, domain: 1 } },
      // A name that a merge took away.
      { key: { workspaceId: 1, normalizedName: 1 } },
      {
        key: { workspaceId: 1, deletedAt: -1, _id: -1 },
        options: { name: 'trash', partialFilterExpression: { deletedAt: { $gt: new Date(0) } } },
      },
    ],
  },
  // The people of a company, by name.
  { collection: 'contacts', indexes: [{ key: { workspaceId: 1, companyId: 1, deletedAt: 1, sortName: 1, _id: 1 } }] },
  { collection: 'tasks', indexes: [{ key: { workspaceId: 1, companyId: 1, status: 1, dueAt: 1 } }] },
  { collection: 'notes', indexes: [{ key: { workspaceId: 1, companyId: 1 } }] },
]

type Derived = ReturnType<typeof derivedOfCompany>

/** The companies whose derived fields are not what the rules say, batch by batch. */
async function* outdated(
  connection: Connection,
): AsyncGenerator<readonly { readonly company: Stored; readonly derived: Derived }[]> {
  const companies = connection.collection<Stored>('companies')
  for await (const batch of batches(companies)) {
    yield batch
      .map((company) => ({ company, derived: derivedOfCompany(company) }))
      .filter(({ company: { sortName, search }, derived }) => !isDeepStrictEqual({ sortName, search }, derived))
  }
}

async function hasOutdated(connection: Connection): Promise<boolean> {
  for await (const batch of outdated(connection)) if (batch.length > 0) return true
  return false
}

export const companyRecords: Migration = {
  name: '0016-companies',
  content: { collections: COLLECTIONS, revision: 1 },
  async plan(connection) {
    const steps = await planCollections(connection, COLLECTIONS)
    return (await hasOutdated(connection)) ? [...steps, 'derive the order and the search terms of companies'] : steps
  },
  async up(connection, log) {
    await createCollections(connection, COLLECTIONS, log)
    let derived = 0
    for await (const batch of outdated(connection)) {
      if (batch.length === 0) continue
      // Nobody changed them: neither version nor time moves, and a change in between wins.
      const writes = batch.map(({ company, derived: $set }) => ({
        updateOne: { filter: { _id: company._id, version: company['version'] as number }, update: { $set } },
      }))
      await connection.collection<Stored>('companies').bulkWrite(writes, { ordered: false })
      derived += batch.length
      log.debug({ derived }, 'Derived the order and the search terms of companies')
    }
  },
}
