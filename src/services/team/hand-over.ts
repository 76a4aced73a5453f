/** Hands over what a member owns, a bounded number of records in one command. */
import { objectId } from '../../models/ids.ts'
import type { MemberId, WorkspaceId } from '../../ids.ts'
import type { SystemActor } from '../core/actor.ts'
import { createPace } from '../core/pace.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { HAND_OVER_JOB, type HandOverPayload } from './hand-over-job.ts'
import { handOverRules } from './hand-over-rules.ts'
import { handOverRouting } from './hand-over-routing.ts'
import { EVERYTHING_TO_TEAM, type Handover, successorOf } from './handover.ts'
import { moveRecords } from './move-records.ts'
import { OWNED_KINDS } from './owned-records.ts'

/** In one command, or fewer on a machine that is too busy for them. */
export const MAX_HANDED_AT_ONCE = 100

/** @returns whether there may be more than one command can take */
export async function handOver(
  deps: Pick<RecordDeps, 'models' | 'kinds'>,
  tx: Transaction,
  { workspaceId, from, handover }: { workspaceId: WorkspaceId; from: MemberId; handover: Handover },
): Promise<boolean> {
  let left = tx.atMost(MAX_HANDED_AT_ONCE)
  const where = { workspaceId: objectId(workspaceId), from }
  for (const kind of OWNED_KINDS) {
    const moved = await moveRecords(deps, tx, { ...where, kind, to: successorOf(handover, kind), limit: left })
    left -= moved
  }
  const to = successorOf(handover, 'lead-source')
  await handOverRouting(deps.models, tx, { ...where, to })
  await handOverRules(deps.models, tx, { ...where, to })
  return left === 0
}

/** Finishes a handover. Stops when the member is back. */
export type FinishHandover = (actor: SystemActor, payload: HandOverPayload, signal?: AbortSignal) => Promise<void>

export function createFinishHandover(deps: RecordDeps): FinishHandover {
  const { models, transact } = deps

  async function batch(tx: Transaction, payload: HandOverPayload): Promise<boolean> {
    const { workspaceId, memberId, removedAt } = payload
    // Written, not only read: if the removal is undone at the same moment, one of the two commands waits for the other.
    const gone = await models.members.updateOne(
      {
        workspaceId: objectId(workspaceId),
        _id: objectId(memberId),
        status: 'removed',
        removedAt: new Date(removedAt),
      },
      { $inc: { version: 1 } },
      { session: tx.session },
    )
    if (gone.matchedCount === 0) return false
    const { to, toTeam } = payload.handover
    const filter = { workspaceId: objectId(workspaceId), status: 'active' as const }
    const successor = to && (await models.members.exists({ ...filter, _id: objectId(to) }).session(tx.session))
    // A successor who is gone, too, takes nothing over.
    const handover = successor === null ? EVERYTHING_TO_TEAM : { to, toTeam }
    return handOver(deps, tx, { workspaceId, from: memberId, handover })
  }

  return async (actor, payload, signal) => {
    // Under the command of the removal, so that undoing it finds these changes, and once for each run of the job.
    const acting = { ...actor, commandId: `${payload.removal}/${actor.commandId}` }
    const pace = createPace()
    for (let number = 0; ; number++) {
      signal?.throwIfAborted()
      const more = await transact(acting, `hand-over-${number}`, (tx) => batch(tx, payload), { pace })
      if (!more) return
    }
  }
}

/** Promises to finish a handover: at once if it is too large for one command, and again for what slipped through. */
export function promiseToFinish(tx: Transaction, payload: HandOverPayload, runAt: Date): void {
  tx.enqueue(HAND_OVER_JOB, payload, { runAt })
}
