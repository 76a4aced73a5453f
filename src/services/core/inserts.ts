/** The new records of one transaction: stored at once, or gathered by collection. */
import type { ClientSession, Model } from 'mongoose'

import type { Transaction } from './transact.ts'

/** @param gathers whether records wait until they are flushed, all of one collection in one operation */
export function createInserts(session: ClientSession, gathers: boolean): Pick<Transaction, 'insert' | 'flush'> {
  const waiting = new Map<
    string,
    { readonly store: (records: readonly object[]) => Promise<unknown>; readonly records: object[] }
  >()

  async function flush(): Promise<void> {
    for (const [collection, { store, records }] of waiting) {
      waiting.delete(collection)
      await store(records)
    }
  }

  return {
    flush,
    async insert<Stored>(model: Model<Stored>, record: Partial<Stored>) {
      const { collectionName } = model.collection
      const batch = waiting.get(collectionName) ?? {
        store: (records: readonly object[]) => model.insertMany(records as Partial<Stored>[], { session }),
        records: [],
      }
      batch.records.push(record)
      waiting.set(collectionName, batch)
      if (!gathers) await flush()
    },
  }
}
