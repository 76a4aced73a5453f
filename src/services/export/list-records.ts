/** One page of a resource's list. */
import type { ApiScope } from '../../models/api-key.ts'
import { type ApiActor, authorizeScope } from '../api-keys/api-actor.ts'
import type { CursorScope } from './cursor.ts'
import { TOMBSTONES_KEPT_MS } from './cursor.ts'
import type { ExportDeps } from './export-deps.ts'
import { momentOf } from '../fields/filter.ts'
import { horizonAt, pageFilter } from './page-filter.ts'
import { conditionsOf, findStored, hexIdOf, timeOf } from './read-page.ts'
import { createToPublic, requestedFields, projectionOf, type PublicRecord } from './resource.ts'
import { tombstoneOf } from './tombstone.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'

export type ListQuery = {
  /** The maximum number of records, 1 to {@link MAX_PER_PAGE}. */
  readonly limit: number
  readonly cursor?: string | undefined
  readonly fields?: readonly string[] | undefined
  /** A date or a time: only records changed since then, deleted ones included; the last seconds are left out. */
  readonly updatedSince?: string | undefined
  /** By filter name; already checked by the filters' schemas. */
  readonly filters: Readonly<Record<string, string | undefined>>
}

export type Page = {
  readonly data: readonly PublicRecord[]
  /** For the next page; null after the last one. */
  readonly nextCursor: string | null
  /** Every change before this time is included: pass it as `updated_since` next time. */
  readonly asOf: string
}

export const MAX_PER_PAGE = 500
export const DEFAULT_PER_PAGE = 100

export type ListRecords = (actor: ApiActor, name: ApiScope, query: ListQuery) => Promise<Page>

/** @throws AppError FORBIDDEN without the scope; VALIDATION or EXPIRED for the cursor */
export function createListRecords({ models, cursors, clock, resourcesOf }: ExportDeps): ListRecords {
  return async (actor, name, query) => {
    authorizeScope(actor, name)
    const resource = resourcesOf(actor)[name]
    const { limit, updatedSince, filters } = query
    const now = clock.now()
    const scope: CursorScope = {
      workspaceId: actor.workspaceId,
      list: name,
      filters: { ...filters, updated_since: updatedSince },
    }
    const begun = query.cursor === undefined ? undefined : cursors.read(scope, query.cursor)
    const horizon = horizonAt(now)
    const bounds = {
      ...(begun !== undefined && { after: begun.position }),
      ...(updatedSince !== undefined && { from: momentOf(updatedSince), until: horizon }),
    }
    const told = { $or: [{ deletedAt: null }, { deletedAt: { $gt: new Date(now.getTime() - TOMBSTONES_KEPT_MS) } }] }
    const living = updatedSince === undefined ? { deletedAt: LIVE_IN_ORDER } : told
    const filter = {
      $and: [pageFilter(actor, resource, bounds), conditionsOf(resource, filters), resource.deletable ? living : {}],
    }
    const fields = requestedFields(resource, query.fields)
    const found = await findStored(models, resource, {
      filter: merged(filter.$and),
      projection: projectionOf(resource, fields),
      limit: limit + 1,
    }).toArray()
    const toPublic = createToPublic(resource, fields)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const more = found.length > limit && last !== undefined
    return {
      data: page.map((stored) => tombstoneOf(stored) ?? toPublic(stored)),
      nextCursor: more
        ? cursors.write(scope, {
            position: { time: timeOf(resource, last), kind: name, id: hexIdOf(last) },
            since: begun?.since ?? now,
          })
        : null,
      asOf: horizon.toISOString(),
    }
  }
}

/** One filter of several: the workspace and the bounds stay at the top, where every engine looks for an index. */
function merged(parts: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const [base = {}, ...rest] = parts
  const result: Record<string, unknown> = { ...base }
  const nested: unknown[] = []
  for (const part of rest) {
    for (const [key, value] of Object.entries(part)) {
      if (key === '$and') nested.push(...(value as unknown[]))
      else if (key in result) nested.push({ [key]: value })
      else result[key] = value
    }
  }
  return nested.length === 0 ? result : { ...result, $and: nested }
}
