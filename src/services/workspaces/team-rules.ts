/** What reps may see and delete, whether the team is compared and told about wins: rules that owners and admins set for the whole workspace. */
import { AppError } from '../../errors.ts'
import { type EventId, objectId } from '../../models/ids.ts'
import { DELETIONS, LEADERBOARDS, VISIBILITIES, WINS, type WorkspaceRecord } from '../../models/workspace.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'

export const TEAM_RULES = ['visibility', 'deletion', 'leaderboard', 'wins'] as const
export type TeamRule = (typeof TEAM_RULES)[number]
export type RuleValue = NonNullable<WorkspaceRecord[TeamRule]>

/** Each rule has two values; the first one applies until somebody sets it. */
const RULE_VALUES = {
  visibility: VISIBILITIES,
  deletion: DELETIONS,
  leaderboard: LEADERBOARDS,
  wins: WINS,
} as const satisfies { readonly [Rule in TeamRule]: readonly NonNullable<WorkspaceRecord[Rule]>[] }

export type TeamRules = { readonly [Rule in TeamRule]: (typeof RULE_VALUES)[Rule][number] }

export function valueOfRule(rule: TeamRule, { [rule]: set }: Partial<TeamRules>): RuleValue {
  return set ?? RULE_VALUES[rule][0]
}

/** The value that it does not have now. */
export function otherValueOfRule(rule: TeamRule, rules: Partial<TeamRules>): RuleValue {
  const [usual, other] = RULE_VALUES[rule]
  return valueOfRule(rule, rules) === usual ? other : usual
}

/**
 * Takes effect with the next update of every member. `undoId` is null if the rule was set so already.
 *
 * @throws AppError FORBIDDEN; NOT_FOUND (button) for a value of another rule
 */
export type SetRule = (actor: Actor, rule: TeamRule, value: RuleValue) => Promise<{ readonly undoId: EventId | null }>

export function createSetRule({ models, transact }: CoreDeps): SetRule {
  return async (actor, rule, value) => {
    authorize(actor, 'workspace.settings')
    const values: readonly RuleValue[] = RULE_VALUES[rule]
    if (!values.includes(value)) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
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
        const from = valueOfRule(rule, before)
        if (from === value) return { undoId: null }
        const target = { kind: 'workspace', id: actor.workspaceId } as const
        return { undoId: tx.record({ type: 'workspace.updated', target, changes: [{ path: rule, from, to: value }] }) }
      },
      { undoable: true },
    )
  }
}
