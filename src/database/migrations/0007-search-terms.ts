/**
 * The terms that find records in the other alphabet, of all records there are, and those of tasks, which had none. They are
 * derived by the product's own rules, as every write derives them, so that they cannot differ.
 */
import { isDeepStrictEqual } from 'node:util'

import type { AnyBulkWriteOperation, Document } from 'mongodb'
import type { Connection } from 'mongoose'

import { TERMS_OF } from '../../services/search/terms-of-stored.ts'
import { batches, type Stored } from './batches.ts'
import { companyNamesOf } from './company-names.ts'
import { createCollections, planCollections } from './collections.ts'
import type { CollectionDefinition } from './collections.ts'
import type { Migration } from './migration.ts'

const COLLECTIONS: readonly CollectionDefinition[] = [
  {
    collection: 'tasks',
    indexes: [{ key: { workspaceId: 1, 'search.tokens': 1 } }, { key: { workspaceId: 1, 'search.trigrams': 1 } }],
  },
]

const SEARCHED = ['contacts', 'deals', 'tasks'] as const

type Searched = (typeof SEARCHED)[number]
type Derived = { readonly record: Stored; readonly search: Document }

/** The records whose terms are not what the rules say, batch by batch. */
async function* outdated(connection: Connection, collection: Searched): AsyncGenerator<readonly Derived[]> {
  const records = connection.collection<Stored>(collection)
  for await (const batch of batches(records)) {
    const companies = await companyNamesOf(connection, batch)
    const derived = batch.map((record) => {
      const companyName = companies.get(String(record['companyId'])) ?? null
      return { record, search: TERMS_OF[collection](record, companyName) }
    })
    yield derived.filter(({ record, search }) => !isDeepStrictEqual(record['search'], search))
  }
}

/** Nobody changed the record: neither its version nor its time moves, and a change in between wins. */
function written({ record, search }: Derived): AnyBulkWriteOperation<Stored> {
  return {
    updateOne: { filter: { _id: record._id, version: record['version'] as number }, update: { $set: { search } } },
  }
}

async function hasOutdated(connection: Connection, collection: Searched): Promise<boolean> {
  for await (const batch of outdated(connection, collection)) if (batch.length > 0) return true
  return false
}

export const searchTermsOfAll: Migration = {
  name: '0007-search-terms',
  content: { collections: COLLECTIONS, searched: SEARCHED, revision: 1 },
  async plan(connection) {
    const steps = [...(await planCollections(connection, COLLECTIONS))]
    for (const collection of SEARCHED)
      if (await hasOutdated(connection, collection)) steps.push(`derive the search terms of ${collection}`)
    return steps
  },
  async up(connection, log) {
    await createCollections(connection, COLLECTIONS, log)
    for (const collection of SEARCHED) {
      let derived = 0
      for await (const batch of outdated(connection, collection)) {
        if (batch.length > 0)
          await connection.collection<Stored>(collection).bulkWrite(batch.map(written), { ordered: false })
        derived += batch.length
        log.debug({ collection, derived }, 'Derived search terms')
      }
    }
  },
}
