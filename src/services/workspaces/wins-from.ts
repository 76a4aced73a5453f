/** The smallest amount of a won deal that the team is told about. */
import { AppError } from '../../errors.ts'
import type { Money } from '../../models/deal.ts'
import { type EventId, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import { checkedAmount } from '../fields/types/money.ts'

/**
 * Null, or an amount of nought, for every win. `undoId` is null if it was so already.
 *
 * @throws AppError FORBIDDEN; VALIDATION (negative-amount, too-large-amount)
 */
export type SetWinsFrom = (actor: Actor, least: Money | null) => Promise<{ readonly undoId: EventId | null }>

export type WinsFrom = {
  /** Null for every win. @throws AppError FORBIDDEN */
  readonly readWinsFrom: (actor: Actor) => Promise<Money | null>
  readonly setWinsFrom: SetWinsFrom
}

export function createWinsFrom({ models, transact }: CoreDeps): WinsFrom {
  return {
    async readWinsFrom(actor) {
      authorize(actor, 'workspace.settings')
      const workspace = await models.workspaces.findById(objectId(actor.workspaceId), { winsFrom: 1 }).lean()
      return workspace?.winsFrom ?? null
    },

    async setWinsFrom(actor, least) {
      authorize(actor, 'workspace.settings')
      const to = least === null || least.minor === 0 ? null : checkedAmount(least)
      return transact(
        actor,
        'workspace.wins-from',
        async (tx) => {
          const before = await models.workspaces
            .findByIdAndUpdate(
              objectId(actor.workspaceId),
              { $set: { winsFrom: to }, $inc: { version: 1 } },
              { session: tx.session },
            )
            .lean()
          if (before === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
          const was = before.winsFrom ?? null
          if (was?.minor === to?.minor && was?.currency === to?.currency) return { undoId: null }
          const from = was && { minor: was.minor, currency: was.currency }
          const target = { kind: 'workspace', id: actor.workspaceId } as const
          return { undoId: tx.record({ type: 'workspace.updated', target, changes: [{ path: 'winsFrom', from, to }] }) }
        },
        { undoable: true },
      )
    },
  }
}
