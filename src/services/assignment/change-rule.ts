/** Changes one rule under its command. */
import type { AssignmentRuleId, EventId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { type PlainRule, plainRule } from './plain-rule.ts'
import { readRule, writeRule } from './rule-store.ts'

/** @property undoId null if nothing changed */
export type ChangedRule = { readonly undoId: EventId | null }

/** @param next what the rule is afterwards @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT if somebody else changed it meanwhile */
export type ChangeRule = (
  actor: Actor,
  id: AssignmentRuleId,
  operation: string,
  next: (rule: PlainRule, tx: Transaction) => PlainRule | Promise<PlainRule>,
) => Promise<ChangedRule>

export function createChangeRule({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): ChangeRule {
  return async (actor, id, operation, next) => {
    authorize(actor, 'assignment.manage')
    return transact(
      actor,
      `assignment-rule.${operation}-${id}`,
      async (tx) => {
        const rule = await readRule(models, actor, id, tx)
        return { undoId: await writeRule(models, tx, rule, await next(plainRule(rule), tx)) }
      },
      { undoable: true },
    )
  }
}
