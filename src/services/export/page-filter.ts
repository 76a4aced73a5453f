/** The conditions of one page: after a position and up to a time, in the order (time, id) of an index. */
import { LOWEST_ID, objectId } from '../../models/ids.ts'
import type { ApiActor } from '../api-keys/api-actor.ts'
import type { Position } from './cursor.ts'
import type { Resource } from './resource.ts'

/**
 * A transaction commits at most five seconds after the time stored in its records (`transact` enforces that), and the
 * clocks of two processes may differ slightly. Changes younger than this, in milliseconds, are not listed yet, so a reader
 * that has passed a point in time has seen everything before it.
 */
export const SETTLING_MS = 10_000

/** The time up to which changes are settled. */
export function horizonAt(now: Date): Date {
  return new Date(now.getTime() - SETTLING_MS)
}

export type Bounds = {
  readonly after?: Position
  readonly from?: Date
  readonly until?: Date
}

/** Before every stored time. */
const BEGINNING = new Date(0)

/**
 * There is always an outer bound on the time. Without one, an engine that has no statistics yet, as in the minute after a
 * bulk import, may walk another index and sort everything it finds. Together with the `$or`, the outer bound lets every
 * engine start at the position in the index; with the `$or` alone it would walk there.
 */
export function pageFilter(actor: ApiActor, resource: Resource, bounds: Bounds): Record<string, unknown> {
  const { after, from, until } = bounds
  const path = resource.timeField
  const range = { $gte: after?.time ?? from ?? BEGINNING, ...(until !== undefined && { $lte: until }) }
  const filter: Record<string, unknown> = { workspaceId: objectId(actor.workspaceId), [path]: range }
  if (after === undefined) return filter
  // In the feed, records with the same time are ordered by kind: this kind comes entirely after or entirely before the position.
  const ofSameTime = after.kind === resource.name ? 'later ids' : resource.name > after.kind ? 'all' : 'none'
  if (ofSameTime === 'none') filter[path] = { ...range, $gt: after.time }
  if (ofSameTime === 'later ids') {
    const last = after.id === null ? LOWEST_ID : objectId(after.id)
    filter['$or'] = [{ [path]: { $gt: after.time } }, { [path]: after.time, _id: { $gt: last } }]
  }
  return filter
}
