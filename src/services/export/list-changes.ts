/**
 * The feed of changes: all resources of a key in one order (time, kind, id), each record in its current state or as a
 * tombstone. A record that changes moves to the end, so a client that follows the feed ends up with the database's state.
 */
import { AppError } from '../../errors.ts'
import type { ApiScope } from '../../models/api-key.ts'
import type { Id } from '../../models/ids.ts'
import { type ApiActor, authorizeScope } from '../api-keys/api-actor.ts'
import { type CursorScope, type Position, TOMBSTONES_KEPT_MS, tooOld } from './cursor.ts'
import type { ExportDeps } from './export-deps.ts'
import { momentOf } from '../fields/filter.ts'
import { horizonAt, pageFilter } from './page-filter.ts'
import { findStored, hexIdOf, timeOf } from './read-page.ts'
import { createToPublic, projectionOf, type PublicRecord, type Stored } from './resource.ts'
import { type Tombstone, tombstoneOf } from './tombstone.ts'

export type ChangesQuery = {
  readonly limit: number
  /** The end of the previous page. */
  readonly cursor?: string | undefined
  /** Where to start without a cursor: a date or a time; at the first record if left out. */
  readonly since?: string | undefined
  /** Only these resources; all that the key may read if left out. */
  readonly resources?: readonly ApiScope[] | undefined
}

export type ChangeOfRecord = {
  readonly resource: ApiScope
  readonly id: Id
  readonly at: string
} & ({ readonly deleted: false; readonly record: PublicRecord } | Omit<Tombstone, 'id'>)

export type ChangesPage = {
  readonly data: readonly ChangeOfRecord[]
  /** Where to continue, now or later; there is always one. */
  readonly cursor: string
  /** Whether there is already a next page. */
  readonly hasMore: boolean
}

export type ListChanges = (actor: ApiActor, query: ChangesQuery) => Promise<ChangesPage>

/** @throws AppError FORBIDDEN without the scope; VALIDATION for an invalid cursor, or one next to `since`; EXPIRED for an old one */
export function createListChanges({ models, cursors, clock, resourcesOf }: ExportDeps): ListChanges {
  return async (actor, query) => {
    const resources = resourcesOf(actor)
    const asked = query.resources ?? actor.scopes
    for (const name of asked) authorizeScope(actor, name)
    if (query.cursor !== undefined && query.since !== undefined)
      throw new AppError('VALIDATION', {
        message: 'Give since or cursor, not both: a cursor already contains its position',
        details: { parameters: ['since', 'cursor'] },
      })
    const names = (Object.keys(resources) as ApiScope[]).filter((name) => asked.includes(name)).toSorted()
    const now = clock.now()
    const scope: CursorScope = {
      workspaceId: actor.workspaceId,
      list: 'changes',
      filters: { resources: names.join(',') },
    }
    const begun = query.cursor === undefined ? undefined : cursors.read(scope, query.cursor)
    const start = begun?.position ?? beginning(query.since, now)
    const horizon = horizonAt(now)
    const oldest = new Date(now.getTime() - TOMBSTONES_KEPT_MS)

    const found = await Promise.all(
      names.map(async (name) => {
        const resource = resources[name]
        const page = pageFilter(actor, resource, { after: start, until: horizon })
        const told = { $and: [{ $or: [{ deletedAt: null }, { deletedAt: { $gt: oldest } }] }] }
        const records = await findStored(models, resource, {
          filter: { ...page, ...(resource.deletable && told) },
          projection: projectionOf(resource, Object.keys(resource.fields)),
          limit: query.limit + 1,
        }).toArray()
        return records.map((stored: Stored) => ({ name, stored, time: timeOf(resource, stored), id: hexIdOf(stored) }))
      }),
    )
    const merged = found.flat().toSorted(inOrder)
    const page = merged.slice(0, query.limit)
    const hasMore = merged.length > query.limit
    const last = page.at(-1)
    const position = last === undefined ? start : { time: last.time, kind: last.name, id: last.id }
    const toPublic = Object.fromEntries(
      names.map((name) => [name, createToPublic(resources[name], Object.keys(resources[name].fields))]),
    )
    return {
      data: page.map(({ name, stored, time, id }) => {
        const place = { resource: name, id, at: time.toISOString() }
        const tombstone = tombstoneOf(stored)
        if (tombstone !== null) return { ...place, ...tombstone, id }
        return { ...place, deleted: false, record: toPublic[name]?.(stored) ?? {} }
      }),
      cursor: cursors.write(scope, { position, since: hasMore ? (begun?.since ?? now) : now }),
      hasMore,
    }
  }
}

/** @throws AppError EXPIRED for a time from which deletions are no longer known */
function beginning(since: string | undefined, now: Date): Position {
  const time = since === undefined ? new Date(0) : momentOf(since)
  if (since !== undefined && now.getTime() - time.getTime() > TOMBSTONES_KEPT_MS) throw tooOld()
  // Before every kind and id of that time.
  return { time, kind: '', id: null }
}

type Placed = { readonly name: string; readonly time: Date; readonly id: Id }

function inOrder(a: Placed, b: Placed): number {
  const times = a.time.getTime() - b.time.getTime()
  if (times !== 0) return times
  if (a.name !== b.name) return a.name < b.name ? -1 : 1
  return a.id < b.id ? -1 : 1
}
