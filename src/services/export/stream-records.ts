/**
 * All records of a resource, page by page: what is held is one page, however many there are. Each page is a query of its own
 * that goes on where the last one ended, and no cursor: some engines work a sorted cursor out whole before they give its first
 * record, and all of them would hold it for as long as a slow client reads.
 */
import type { ApiScope } from '../../models/api-key.ts'
import { type ApiActor, authorizeScope } from '../api-keys/api-actor.ts'
import type { Position } from './cursor.ts'
import type { ExportDeps } from './export-deps.ts'
import { pageFilter } from './page-filter.ts'
import { conditionsOf, findStored, hexIdOf, timeOf } from './read-page.ts'
import { createToPublic, fieldsAsked, projectionOf, type PublicRecord } from './resource.ts'
import { RESOURCES } from './resources/all.ts'

export type StreamQuery = {
  readonly fields?: readonly string[] | undefined
  readonly filters: Readonly<Record<string, string | undefined>>
}

export type RecordStream = {
  /** The next records; empty after the last, and after `close`. */
  readonly next: () => Promise<readonly PublicRecord[]>
  /** Nothing more is read. Safe to call at any time, and more than once. */
  readonly close: () => void
}

export type StreamRecords = (actor: ApiActor, name: ApiScope, query: StreamQuery) => RecordStream

/** The first page is small, so that the first byte is soon there. */
const FIRST_PAGE = 100
const PAGE = 1000

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
    const projection = projectionOf(resource, fields)
    const toPublic = createToPublic(resource, fields)
    let after: Position | undefined
    let ended = false
    return {
      async next() {
        if (ended) return []
        const limit = after === undefined ? FIRST_PAGE : PAGE
        const page = await findStored(models, resource, {
          filter: {
            ...pageFilter(actor, resource, after === undefined ? {} : { after }),
            ...(resource.deletable && { deletedAt: null }),
            ...conditionsOf(resource, filters),
          },
          projection,
          limit,
          batchSize: limit,
        }).toArray()
        const last = page.at(-1)
        ended = ended || last === undefined || page.length < limit
        if (last !== undefined) after = { time: timeOf(resource, last), kind: name, id: hexIdOf(last) }
        return page.map(toPublic)
      },
      close() {
        ended = true
      },
    }
  }
}
