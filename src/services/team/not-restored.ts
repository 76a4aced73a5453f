/** Counts what an undone removal cannot restore, because it was changed since. */
import { isDeepStrictEqual } from 'node:util'

import type { EventRecord } from '../../models/event.ts'
import { objectId } from '../../models/ids.ts'
import { plainRule, ruleBefore } from '../assignment/plain-rule.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { modelOf } from '../records/seen-records.ts'
import type { Taking } from './give-back.ts'
import { routingOf } from './hand-over-routing.ts'
import { eventsOfRemoval, handedBy, readHandedEvents, routingsIn, ruleChangesIn } from './handed-records.ts'
import { countsOf, type HandoverCounts } from './handover.ts'
import { ownedDefinition, ownedFilter } from './owned-records.ts'

const AT_ONCE = 1_000
/** Counting is part of the undo's command, which has to commit in seconds. What lies beyond is restored, but not counted. */
const MAX_PAGES = 10

export async function notRestored(
  { models, kinds }: Pick<RecordDeps, 'models' | 'kinds'>,
  tx: Transaction,
  { workspaceId, memberId, removal }: Taking,
): Promise<HandoverCounts> {
  const counts = new Map<string, number>()
  const add = (kind: string, more: number) => void counts.set(kind, (counts.get(kind) ?? 0) + more)
  const options = { session: tx.session }
  let events: readonly EventRecord[] = []
  let pages = 0
  do {
    pages += 1
    const page = { after: events.at(-1)?._id ?? null, limit: AT_ONCE }
    events = await readHandedEvents(models, tx, eventsOfRemoval(workspaceId, removal), page)
    for (const { kind, to, ids } of handedBy(events, memberId)) {
      const definition = ownedDefinition(kinds, kind)
      const owned = ownedFilter(kind, definition, workspaceId, to === null ? null : objectId(to))
      const left = await modelOf(models, definition).countDocuments({ ...owned, _id: { $in: [...ids] } }, options)
      add(kind, ids.length - left)
    }
    for (const { sourceId, to } of routingsIn(events)) {
      const source = await models.leadSources
        .findOne({ workspaceId, _id: sourceId, deletedAt: null }, null, options)
        .lean()
      if (source === null || !isDeepStrictEqual(routingOf(source), to)) add('lead-source', 1)
    }
    for (const { ruleId, changes } of ruleChangesIn(events)) {
      const rule = await models.assignmentRules
        .findOne({ workspaceId, _id: ruleId, deletedAt: null }, null, options)
        .lean()
      if (rule === null || ruleBefore(plainRule(rule), changes) === null) add('lead-source', 1)
    }
  } while (events.length === AT_ONCE && pages < MAX_PAGES)
  return countsOf((kind) => counts.get(kind) ?? 0)
}
