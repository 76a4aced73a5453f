/** What deals were like before, read from their events. */
import { type DealId, type EventId, objectId, type WorkspaceId } from '../../../models/ids.ts'
import type { BsonReader } from './bson-reader.ts'
import type { Rows } from './buckets.ts'
import type { Rollback } from './deal-history.ts'
import { CHANGING_EVENTS, FACT_PATHS, factsBefore, type Former } from './rollbacks.ts'

/** Newest first. */
export type Rollbacks = ReadonlyMap<DealId, readonly Rollback[]>

/** The events that say how deals were at any moment since then. */
export function eventRows(workspaceId: WorkspaceId, since: Date): Rows {
  const match = {
    workspaceId: objectId(workspaceId),
    type: { $in: CHANGING_EVENTS },
    at: { $gte: since },
    'changes.path': { $in: FACT_PATHS },
  }
  return {
    pipeline: [{ $match: match }],
    bucketOf: '$target.id',
    columns: ['$target.id', '$_id', '$at', '$changes'],
  }
}

const CHANGE = ['path', 'from']

function readChange(reader: BsonReader): Former {
  const [path, from] = reader.pick(CHANGE)
  return { path, from }
}

type Told = Rollback & { readonly id: EventId }

function byAge(one: Told, other: Told): number {
  return other.at - one.at || (one.id < other.id ? 1 : -1)
}

export type Collected = {
  /** Reads one row of {@link eventRows}. */
  readonly take: (reader: BsonReader) => void
  readonly all: () => Rollbacks
}

/** For the events of some deals. */
export function createRollbacks(): Collected {
  const told = new Map<DealId, Told[]>()
  return {
    take(reader) {
      const dealId = reader.id<DealId>()
      const id = reader.id<EventId>()
      const at = reader.moment()
      const before = factsBefore(reader.each(() => readChange(reader)))
      if (before === null) return
      const known = told.get(dealId)
      if (known === undefined) told.set(dealId, [{ id, at, before }])
      else known.push({ id, at, before })
    },
    all() {
      for (const ofDeal of told.values()) if (ofDeal.length > 1) ofDeal.sort(byAge)
      return told
    },
  }
}
