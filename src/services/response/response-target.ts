/** How soon a lead has to be answered: set by owners and admins, for the whole workspace. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { type EventId, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'

const DAY_MINUTES = 24 * 60
export const MAX_RESPONSE_MINUTES = 7 * DAY_MINUTES
/** To be tapped. */
export const OFFERED_RESPONSE_MINUTES = [5, 15, 30, 60, 120, 240, DAY_MINUTES] as const

export type ResponseTarget = {
  /** In minutes; null if leads have no time to be answered in. @throws AppError FORBIDDEN; so does the other */
  readonly get: (actor: Actor) => Promise<number | null>
  /**
   * What is longer than before holds for leads that wait already, too; what is shorter from the next lead on.
   *
   * @param minutes from 1 to {@link MAX_RESPONSE_MINUTES}; null switches it off
   * @returns the event; null if nothing changed
   * @throws AppError VALIDATION (not-minutes)
   */
  readonly set: (actor: Actor, minutes: number | null) => Promise<{ readonly undoId: EventId | null }>
}

export function createResponseTarget({ models, transact }: CoreDeps): ResponseTarget {
  return {
    async get(actor) {
      authorize(actor, 'assignment.manage')
      const workspace = await models.workspaces.findById(objectId(actor.workspaceId), { responseMinutes: 1 }).lean()
      return workspace?.responseMinutes ?? null
    },

    async set(actor, minutes) {
      authorize(actor, 'assignment.manage')
      const isPossible =
        minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_RESPONSE_MINUTES)
      if (!isPossible) throw fieldProblem('not-minutes')
      return transact(
        actor,
        `workspace.response-${minutes ?? 'off'}`,
        async (tx) => {
          const update = { $set: { responseMinutes: minutes }, $inc: { version: 1 } }
          const before = await models.workspaces
            .findByIdAndUpdate(objectId(actor.workspaceId), update, { session: tx.session })
            .lean()
          if (before === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
          const from = before.responseMinutes ?? null
          if (from === minutes) return { undoId: null }
          const target = { kind: 'workspace', id: actor.workspaceId } as const
          const changes = [{ path: 'responseMinutes', from, to: minutes }]
          return { undoId: tx.record({ type: 'workspace.updated', target, changes }) }
        },
        { undoable: true },
      )
    },
  }
}
