/** The conditions of a rule are put together as the filter of a list is: in a view of its own, from which they are taken over. */
import { AppError } from '../../errors.ts'
import { type AssignmentRuleId, idOf, type ViewId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { ME } from '../views/condition-filter.ts'
import { makeView } from '../views/make-view.ts'
import { firstOrder } from '../views/view-orders.ts'
import { readView, type ViewDeps } from '../views/view-store.ts'
import { type ChangedRule, createChangeRule } from './change-rule.ts'
import { isRuleCriterion } from './rule-criteria.ts'
import { readRule } from './rule-store.ts'

export type RuleConditionsOf = 'deal' | 'contact'

export type RuleConditions = {
  /** A view with the rule's conditions, to be changed as the filter of any list. */
  readonly openConditions: (actor: Actor, id: AssignmentRuleId, of: RuleConditionsOf) => Promise<ViewId>
  /** Takes them over from such a view. */
  readonly takeConditions: (actor: Actor, viewId: ViewId) => Promise<ChangedRule & { readonly id: AssignmentRuleId }>
}

export function createRuleConditions(deps: ViewDeps): RuleConditions {
  const { models } = deps
  const change = createChangeRule(deps)
  return {
    async openConditions(actor, id, of) {
      authorize(actor, 'assignment.manage')
      const rule = await readRule(models, actor, id)
      const conditions = of === 'deal' ? rule.dealConditions : rule.contactConditions
      return makeView(deps, actor, { kind: of, conditions, order: firstOrder(of), ruleId: rule._id })
    },

    async takeConditions(actor, viewId) {
      authorize(actor, 'assignment.manage')
      const view = await readView(models, actor, viewId)
      const { kind, ruleId = null } = view
      if (ruleId === null || kind === 'company') throw new AppError('NOT_FOUND', { details: { kind: 'view' } })
      const id = idOf<AssignmentRuleId>(ruleId)
      const conditions = view.conditions
        .filter(({ by }) => isRuleCriterion(by))
        // “Mine” means whoever says so, and the rule is everybody's.
        .map(({ by, test, value }) => ({ by, test, value: value === ME ? actor.memberId : value }))
      const path = kind === 'deal' ? 'dealConditions' : 'contactConditions'
      const changed = await change(actor, id, `conditions-${kind}`, (rule) => ({ ...rule, [path]: conditions }))
      return { ...changed, id }
    },
  }
}
