/**
 * Keeps the totals of stages. It follows the events of every change, so that no operation can forget them, and writes in their
 * transaction. The events only say which deals were written: what they were before is read outside the transaction, where
 * nobody else can have changed them, because this transaction holds them until it ends.
 */
import { objectId } from '../../models/ids.ts'
import type { EventRecord, EventType } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import type { EventFollower } from '../core/transact.ts'
import { COUNTED_FIELDS, type CountedDeal, planIncrements } from './plan-increments.ts'
import { writeIncrements } from './write-increments.ts'

/** Not everything that happens to a deal changes it: a task on it is an event of the task. */
const CHANGES: readonly EventType[] = [
  'deal.created',
  'deal.updated',
  'deal.moved',
  'deal.won',
  'deal.lost',
  'deal.reopened',
  'deal.deleted',
  'deal.restored',
  'lead.claimed',
]

/** These come and go together, without an event for each. */
const SAMPLES: readonly EventType[] = ['sample.loaded', 'sample.removed']

/** What everybody sees by now, also where the connection prefers another database server. */
const COMMITTED = { readConcern: { level: 'local' }, readPreference: 'primary' } as const

/** As many changes as run at once in one process (see `transact`) have buckets of their own. */
const LANES = 16
/** So many processes have, too, as far as chance allows. More of them would leave more to add up. */
const PROCESSES = 4

/** More than there are, also of those that were removed before. */
const MAX_SAMPLES = 1_000

type Changed = { readonly deals: Readonly<Record<string, unknown>>; readonly count: number; readonly isNew: boolean }

/** Which deals the events may have changed; null if none. */
function changedBy(events: readonly EventRecord[]): Changed | null {
  if (events.some(({ type }) => SAMPLES.includes(type)))
    return { deals: { source: 'sample' }, count: MAX_SAMPLES, isNew: false }
  const own = events.filter(({ type }) => CHANGES.includes(type))
  const ids = new Map(own.map(({ target }) => [target.id.toHexString(), target.id]))
  if (ids.size === 0) return null
  const created = new Set(
    own.filter(({ type }) => type === 'deal.created').map(({ target }) => target.id.toHexString()),
  )
  return { deals: { _id: { $in: [...ids.values()] } }, count: ids.size, isNew: created.size === ids.size }
}

/** @param random in [0, 1) */
export function createFollowDeals({
  models,
  random,
}: {
  readonly models: Models
  readonly random: () => number
}): EventFollower {
  const ofProcess = Math.floor(random() * PROCESSES) * LANES
  return async (workspace, events, session, lane) => {
    const changed = changedBy(events)
    if (changed === null) return
    const workspaceId = objectId(workspace)
    const filter = { workspaceId, ...changed.deals }
    const batchSize = changed.count + 1
    const [before, after]: readonly (readonly CountedDeal[])[] = await Promise.all([
      changed.isNew ? [] : models.deals.find(filter, COUNTED_FIELDS, { ...COMMITTED, batchSize }).lean(),
      models.deals.find(filter, COUNTED_FIELDS, { session, batchSize }).lean(),
    ])
    const increments = planIncrements(before ?? [], after ?? [])
    await writeIncrements(models, workspaceId, 1 + ofProcess + (lane % LANES), increments, session)
  }
}
