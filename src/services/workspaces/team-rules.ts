/** What reps may see and delete: rules that owners and admins set for the whole workspace. */
import { AppError } from '../../errors.ts'
import { type EventId, objectId } from '../../models/ids.ts'
import type { WorkspaceRecord } from '../../models/workspace.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'

export const TEAM_RULES = ['visibility', 'deletion'] as const
export type TeamRule = (typeof TEAM_RULES)[number]
export type RuleValue = NonNullable<WorkspaceRecord[TeamRule]>

/** Takes effect with the next update of every member. `undoId` is null if the rule was set so already. @throws AppError FORBIDDEN */
export type SetRule = (actor: Actor, rule: TeamRule, value: RuleValue) => Promise<{ readonly undoId: EventId | null }>

export function createSetRule({ models, transact }: CoreDeps): SetRule {
  return async (actor, rule, value) => {
    authorize(actor, 'workspace.settings')
    return transact(
      actor,
      `workspace.rule-${rule}-${value}`,
      async (tx) => {
        const before = await models.workspaces
          .findByIdAndUpdate(
            objectId(actor.workspaceId),
            { $set: { [rule]: value }, $inc: { version: 1 } },
            { session: tx.session },
          )
          .lean()
        if (before === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
        const from = before[rule] ?? 'team'
        if (from === value) return { undoId: null }
        const target = { kind: 'workspace', id: actor.workspaceId } as const
        return { undoId: tx.record({ type: 'workspace.updated', target, changes: [{ path: rule, from, to: value }] }) }
      },
      { undoable: true },
    )
  }
}
