/** All records of a resource, batch by batch: what is held is one batch, however many there are. */
import type { ApiScope } from '../../models/api-key.ts'
import { type ApiActor, authorizeScope } from '../api-keys/api-actor.ts'
import type { ExportDeps } from './export-deps.ts'
import { pageFilter } from './page-filter.ts'
import { conditionsOf, findStored } from './read-page.ts'
import { createToPublic, fieldsAsked, projectionOf, type PublicRecord } from './resource.ts'
import { RESOURCES } from './resources/all.ts'

export type StreamQuery = {
  readonly fields?: readonly string[] | undefined
  readonly filters: Readonly<Record<string, string | undefined>>
}

export type RecordStream = {
  /** The next records; empty after the last. */
  readonly next: () => Promise<readonly PublicRecord[]>
  /** Gives back what the database holds for it. Safe to call at any time, and more than once. */
  readonly close: () => Promise<void>
}

export type StreamRecords = (actor: ApiActor, name: ApiScope, query: StreamQuery) => RecordStream

const BATCH = 1000

/**
 * In the order (time, id). A record that changes while it runs may come a second time, in its later state.
 *
 * @throws AppError FORBIDDEN without the scope; `next` throws as the database does
 */
export function createStreamRecords({ models }: Pick<ExportDeps, 'models'>): StreamRecords {
  return (actor, name, { fields: asked, filters }) => {
    authorizeScope(actor, name)
    const resource = RESOURCES[name]
    const fields = fieldsAsked(resource, asked)
    const cursor = findStored(models, resource, {
      filter: {
        ...pageFilter(actor, resource, {}),
        ...(resource.deletable && { deletedAt: null }),
        ...conditionsOf(resource, filters),
      },
      projection: projectionOf(resource, fields),
      batchSize: BATCH,
    })
    const toPublic = createToPublic(resource, fields)
    return {
      async next() {
        if (!(await cursor.hasNext())) return []
        return cursor.readBufferedDocuments().map(toPublic)
      },
      close: () => cursor.close(),
    }
  }
}
