/** Restores to a member what their removal handed over, as far as it is still as the removal left it: a bounded part in one command. */
import { isDeepStrictEqual } from 'node:util'

import type { Types } from 'mongoose'

import { idOf, type EventId, type MemberId, objectId } from '../../models/ids.ts'
import { plainRule, ruleBefore } from '../assignment/plain-rule.ts'
import { writeRule } from '../assignment/rule-store.ts'
import type { SystemActor } from '../core/actor.ts'
import { createPace } from '../core/pace.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { MAX_HANDED_AT_ONCE } from './hand-over.ts'
import type { GiveBackPayload } from './give-back-job.ts'
import { routingOf, writeRouting } from './hand-over-routing.ts'
import { eventsOfRemoval, handedBy, readHandedEvents, routingsIn, ruleChangesIn } from './handed-records.ts'
import { moveRecords } from './move-records.ts'

type Deps = Pick<RecordDeps, 'models' | 'kinds'>

export type Taking = {
  readonly workspaceId: Types.ObjectId
  readonly memberId: MemberId
  readonly removal: string
  readonly after: EventId | null
}

/** @returns the last event undone; null if there are no more */
export async function giveBack(
  deps: Deps,
  tx: Transaction,
  { workspaceId, memberId, removal, after }: Taking,
): Promise<EventId | null> {
  const { models } = deps
  const limit = tx.atMost(MAX_HANDED_AT_ONCE)
  const page = { after: after === null ? null : objectId(after), limit }
  const events = await readHandedEvents(models, tx, eventsOfRemoval(workspaceId, removal), page)
  for (const { kind, to, ids } of handedBy(events, memberId)) {
    const back = { workspaceId, kind, from: to, to: memberId, ids, limit: ids.length, undoes: removal }
    await moveRecords(deps, tx, back)
  }
  for (const { sourceId, from, to } of routingsIn(events)) {
    const live = { workspaceId, _id: sourceId, deletedAt: null }
    const source = await models.leadSources.findOne(live, null, { session: tx.session }).lean()
    if (source === null || !isDeepStrictEqual(routingOf(source), to)) continue
    await writeRouting(models, tx, source, from, removal)
  }
  for (const { ruleId, changes } of ruleChangesIn(events)) {
    const live = { workspaceId, _id: ruleId, deletedAt: null }
    const rule = await models.assignmentRules.findOne(live, null, { session: tx.session }).lean()
    const before = rule && ruleBefore(plainRule(rule), changes)
    if (rule !== null && before !== null) await writeRule(models, tx, rule, before, removal)
  }
  const last = events.length < limit ? undefined : events.at(-1)
  return last === undefined ? null : idOf(last._id)
}

/** Goes on after the undo's own command. Stops when the member is gone again. */
export type FinishGivingBack = (actor: SystemActor, payload: GiveBackPayload, signal?: AbortSignal) => Promise<void>

export function createFinishGivingBack(deps: RecordDeps): FinishGivingBack {
  const { models, transact } = deps
  return async (actor, { memberId, removal, ...payload }, signal) => {
    const workspaceId = objectId(payload.workspaceId)
    let after: EventId | null = payload.after
    const pace = createPace()
    while (after !== null) {
      signal?.throwIfAborted()
      const from: EventId = after
      const giveOne = async (tx: Transaction) => {
        const member = { workspaceId, _id: objectId(memberId), status: 'active' as const }
        const written = await models.members.updateOne(member, { $inc: { version: 1 } }, { session: tx.session })
        if (written.matchedCount === 0) return null
        return giveBack(deps, tx, { workspaceId, memberId, removal, after: from })
      }
      after = await transact(actor, `give-back-${from}`, giveOne, { pace })
    }
  }
}
