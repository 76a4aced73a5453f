/** Members say that they are away, or a leader does for them: nothing new is given to them meanwhile. */
import { isDeepStrictEqual } from 'node:util'

import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { type EventId, type MemberId, objectId } from '../../models/ids.ts'
import type { Absence } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import { plainAbsence } from './plain-absence.ts'

export type AbsenceService = {
  /**
   * @param away null: they are back. From now on if `from` has passed
   * @returns the event; null if nothing changed
   * @throws AppError FORBIDDEN for somebody else, without the permission; NOT_FOUND; VALIDATION (past-date) if it is over already
   */
  readonly set: (
    actor: Actor,
    id: MemberId,
    away: Absence | null,
  ) => Promise<{ readonly name: string; readonly undoId: EventId | null }>
}

/** Whether the actor may say of that member that they are away. */
export function maySetAway({ memberId, role }: Pick<Actor, 'memberId' | 'role'>, id: MemberId): boolean {
  return memberId === id ? may(role, 'lead.claim') : may(role, 'member.set-away')
}

export function createAbsence({ models, transact, clock }: CoreDeps): AbsenceService {
  return {
    async set(actor, id, away) {
      authorize(actor, id === actor.memberId ? 'lead.claim' : 'member.set-away')
      const now = clock.now()
      if (away?.until != null && (away.until <= now || away.until <= away.from)) throw fieldProblem('past-date')
      return transact(
        actor,
        `member.away-${id}`,
        async (tx) => {
          const { session } = tx
          const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id), status: 'active' as const }
          const begun = away !== null && away.from < tx.at ? { ...away, from: tx.at } : away
          const update = begun === null ? { $unset: { away: 1 } } : { $set: { away: begun } }
          const before = await models.members
            .findOneAndUpdate(filter, { ...update, $inc: { version: 1 } }, { session })
            .lean()
          if (before === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
          const change = { path: 'away', from: plainAbsence(before.away ?? null), to: plainAbsence(begun) }
          if (isDeepStrictEqual(change.from, change.to)) return { name: before.name, undoId: null }
          const target = { kind: 'member', id } as const
          return { name: before.name, undoId: tx.record({ type: 'member.updated', target, changes: [change] }) }
        },
        { undoable: true },
      )
    },
  }
}
