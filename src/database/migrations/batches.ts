/** Walks a collection in the order of its ids, so that a migration takes all of it without holding all of it. */
import type { Collection, Document, Filter, ObjectId } from 'mongodb'

/** A record of which a migration knows nothing more. */
export type Stored = Document & { readonly _id: ObjectId }

/** Small enough that other work of the database goes on in between. */
const BATCH = 500

/** Records that are written while it walks are met once or not at all. */
export async function* batches<One extends Stored>(
  collection: Collection<One>,
  filter: Filter<One> = {},
): AsyncGenerator<readonly One[]> {
  let last: ObjectId | undefined
  for (;;) {
    const beyond = last === undefined ? filter : { $and: [filter, { _id: { $gt: last } }] }
    const batch = (await collection
      .find(beyond as Filter<One>)
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray()) as readonly One[]
    last = batch.at(-1)?._id
    if (last === undefined) return
    yield batch
  }
}
