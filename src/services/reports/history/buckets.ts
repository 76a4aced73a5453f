/**
 * Reads many small rows. The database packs them into few documents by the last byte of an id, which neither it nor the driver
 * handles one by one; and since queries send their buckets in the same order, rows about the same id can be read together.
 */
import type { Aggregate, PipelineStage } from 'mongoose'

import type { Yielding } from '../yielding.ts'
import { type BsonReader, createBsonReader } from './bson-reader.ts'

type Aggregating = { readonly aggregate: (pipeline: PipelineStage[]) => Aggregate<unknown[]> }

export type Rows = {
  /** Which documents; begins with a $match. */
  readonly pipeline: readonly PipelineStage[]
  /** The id by which they fall into buckets, such as `$_id`. */
  readonly bucketOf: string
  /** What is read of each: expressions. */
  readonly columns: readonly string[]
}

/** Ids count up in their last byte, so that rows fall evenly; no bucket comes near the 16 MiB of a document. */
export const BUCKETS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const LAST_BYTE = [22, 2] as const

/** As many as fit are sent at once. Pages are dear: DocumentDB goes through the first rows again for each. */
const BATCH = BUCKETS.length

export type BucketStream = {
  /** Until the database has found everything: what changes from now on makes no difference. */
  readonly found: () => Promise<unknown>
  /** A reader at the first row of the bucket; null if there is none. To be asked for in the order of {@link BUCKETS}. */
  readonly rowsOf: (bucket: string) => Promise<BsonReader | null>
  readonly close: () => Promise<void>
}

/** The query begins now. */
export function openBuckets(model: Aggregating, { pipeline, bucketOf, columns }: Rows): BucketStream {
  const bucket = { $substrBytes: [{ $toString: bucketOf }, ...LAST_BYTE] }
  const cursor = model
    .aggregate([...pipeline, { $group: { _id: bucket, rows: { $push: columns } } }, { $sort: { _id: 1 } }])
    .option({ raw: true })
    .cursor<Uint8Array>({ batchSize: BATCH })
  const reader = createBsonReader()

  /** Whoever waits for it learns of its failure; until then, it must not end the process. */
  function next(): Promise<Uint8Array | null> {
    const coming = cursor.next()
    coming.catch(() => undefined)
    return coming
  }

  let head = next()
  return {
    found: () => head,
    async rowsOf(wanted) {
      const document = await head
      if (document === null) return null
      reader.begin(document)
      if (reader.value() !== wanted) return null
      head = next()
      reader.open()
      return reader
    },
    close: () => cursor.close(),
  }
}

/** @param take reads exactly the columns of one row */
export async function eachRow(
  reader: BsonReader | null,
  take: (reader: BsonReader) => void,
  yielding: Yielding,
): Promise<void> {
  while (reader !== null && reader.isMore()) {
    reader.open()
    take(reader)
    reader.close()
    const turn = yielding.after(1)
    if (turn !== undefined) await turn
  }
}
