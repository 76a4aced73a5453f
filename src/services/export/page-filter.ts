/** The conditions of one page: after a position, not after a time, in the order (time, id) that an index has. */
import { LOWEST_ID, objectId } from '../../models/ids.ts'
import type { ApiActor } from '../api-keys/api-actor.ts'
import type { Position } from './cursor.ts'
import type { Resource } from './resource.ts'

/**
 * A commit may come up to five seconds after the time that its records carry (`transact` sees to that), and the clocks of
 * two processes may differ by a little. What is younger than this, in milliseconds, is not told yet: so a reader who has
 * passed a time has seen everything of it.
 */
export const SETTLING_MS = 10_000

/** What counts as settled at a moment. */
export function horizonAt(now: Date): Date {
  return new Date(now.getTime() - SETTLING_MS)
}

export type Bounds = {
  readonly after?: Position
  readonly from?: Date
  readonly until?: Date
}

/** Before every time that is stored. */
const BEGINNING = new Date(0)

/**
 * There is always an outer bound on the time. Without one, an engine that has no statistics yet, as in the minute after many
 * records were written at once, may walk another index and sort everything it finds. Beside the `$or` the outer bound is what lets every engine begin at the position in the index; the `$or` alone has it
 * walk there.
 */
export function pageFilter(actor: ApiActor, resource: Resource, bounds: Bounds): Record<string, unknown> {
  const { after, from, until } = bounds
  const path = resource.timeField
  const range = { $gte: after?.time ?? from ?? BEGINNING, ...(until !== undefined && { $lte: until }) }
  const filter: Record<string, unknown> = { workspaceId: objectId(actor.workspaceId), [path]: range }
  if (after === undefined) return filter
  // In the feed, what has the same time comes after the position if its kind does, and not if its kind comes before.
  const ofSameTime = after.kind === resource.name ? 'later ids' : resource.name > after.kind ? 'all' : 'none'
  if (ofSameTime === 'none') filter[path] = { ...range, $gt: after.time }
  if (ofSameTime === 'later ids') {
    const last = after.id === null ? LOWEST_ID : objectId(after.id)
    filter['$or'] = [{ [path]: { $gt: after.time } }, { [path]: after.time, _id: { $gt: last } }]
  }
  return filter
}
