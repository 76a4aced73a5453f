/** The screens about who gets what comes in, with the parameters of each: rules, absence, the time to answer. */
import type { AssignmentRuleId, EventId, MemberId } from '../../models/ids.ts'

type Shown = { readonly notice?: string; readonly undoId?: EventId | null }

export type AssignmentScreenParams = {
  readonly assignmentRules: Shown
  readonly assignmentRule: Shown & { readonly id: AssignmentRuleId }
  readonly rulePeople: Shown & { readonly id: AssignmentRuleId }
  readonly ruleSources: Shown & { readonly id: AssignmentRuleId }
  readonly ruleCountries: Shown & { readonly id: AssignmentRuleId }
  readonly responseTime: Shown
  /** Of the person themselves, or of somebody they look after. */
  readonly absence: Shown & { readonly id: MemberId }
}
