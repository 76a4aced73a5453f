/**
 * All records of a resource, batch by batch, so that memory holds only one batch. The first batch is a small query of its
 * own: some engines compute a sorted cursor completely before they return its first record, and a reader should not wait
 * for that. From there on a single cursor continues, at half the cost of one query per batch.
 */
import { BSON, type Document, type FindCursor } from 'mongodb'

import type { ApiScope } from '../../models/api-key.ts'
import { type ApiActor, authorizeScope } from '../api-keys/api-actor.ts'
import type { Position } from './cursor.ts'
import type { ExportDeps } from './export-deps.ts'
import { pageFilter } from './page-filter.ts'
import { conditionsOf, findStored, hexIdOf, timeOf } from './read-page.ts'
import { createToPublic, requestedFields, projectionOf, type PublicRecord } from './resource.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'

export type StreamQuery = {
  readonly fields?: readonly string[] | undefined
  readonly filters: Readonly<Record<string, string | undefined>>
}

export type RecordStream = {
  /** The next records; empty after the last, and after `close`. */
  readonly next: () => Promise<readonly PublicRecord[]>
  /** Stops reading and releases the cursor in the database. Safe to call at any time, and more than once. */
  readonly close: () => Promise<void>
}

export type StreamRecords = (actor: ApiActor, name: ApiScope, query: StreamQuery) => RecordStream

/** Small, because nothing is known yet about how long these records are. */
const FIRST_BATCH = 25
const BATCH = 500
/**
 * Two batches are in memory as long as their reader does not go on, so long records come in smaller batches. As the
 * database stores them; in memory they take several times as much.
 */
const MAX_BATCH_BYTES = 256 * 1024
/** Of this many records of a batch, the size of one is measured. */
const MEASURED_OF = 8

/** The database discards a cursor that was not used for ten minutes: a slow reader then continues with a new one. */
const CURSOR_NOT_FOUND = 43

/**
 * In the order (time, id). A record that changes during the stream may appear a second time, in its later state.
 *
 * @throws AppError FORBIDDEN without the scope; `next` throws as the database does
 */
export function createStreamRecords({
  models,
  resourcesOf,
}: Pick<ExportDeps, 'models' | 'resourcesOf'>): StreamRecords {
  return (actor, name, { fields: asked, filters }) => {
    authorizeScope(actor, name)
    const resource = resourcesOf(actor)[name]
    const fields = requestedFields(resource, asked)
    const projection = projectionOf(resource, fields)
    const toPublic = createToPublic(resource, fields)
    let after: Position | undefined
    let cursor: FindCursor<Document> | undefined
    let batchSize = BATCH
    let ended = false

    function find(options: { readonly limit?: number; readonly batchSize: number }): FindCursor<Document> {
      const filter = {
        ...pageFilter(actor, resource, after === undefined ? {} : { after }),
        ...(resource.deletable && { deletedAt: LIVE_IN_ORDER }),
        ...conditionsOf(resource, filters),
      }
      return findStored(models, resource, { filter, projection, ...options })
    }

    async function load(): Promise<Document[]> {
      if (after === undefined) return find({ limit: FIRST_BATCH, batchSize: FIRST_BATCH }).toArray()
      try {
        cursor ??= find({ batchSize })
        return (await cursor.hasNext()) ? cursor.readBufferedDocuments() : []
      } catch (error) {
        if (ended || (error as { code?: unknown }).code !== CURSOR_NOT_FOUND) throw error
        cursor = find({ batchSize })
        return (await cursor.hasNext()) ? cursor.readBufferedDocuments() : []
      }
    }

    /** A cursor keeps its batch size, so one whose batches have become too large is replaced. */
    async function adapt(batch: readonly Document[]): Promise<void> {
      const fitting = fittingSize(batch)
      if (fitting >= batchSize) return
      batchSize = fitting
      await cursor?.close()
      cursor = undefined
    }

    return {
      async next() {
        if (ended) return []
        const batch = await load()
        const last = batch.at(-1)
        if (last === undefined || (cursor === undefined && batch.length < FIRST_BATCH)) ended = true
        else {
          after = { time: timeOf(resource, last), kind: name, id: hexIdOf(last) }
          await adapt(batch)
        }
        return batch.map(toPublic)
      },
      async close() {
        ended = true
        await cursor?.close()
      },
    }
  }
}

/** How many records like these make a batch. */
function fittingSize(batch: readonly Document[]): number {
  const measured = batch.filter((_, index) => index % MEASURED_OF === 0)
  const bytes = measured.reduce((sum, record) => sum + BSON.calculateObjectSize(record), 0)
  return Math.max(1, Math.min(BATCH, Math.floor((MAX_BATCH_BYTES * measured.length) / bytes)))
}
