/** What the screens about who gets what share. */
import type { AssignmentRuleId, EventId } from '../../models/ids.ts'
import type { ChangedRule } from '../../services/assignment/change-rule.ts'
import { anId, type Argument, packedId } from './argument.ts'
import type { BotContext } from './bot-context.ts'

export const aRule = packedId<AssignmentRuleId>()
export const anUndo = anId<EventId>()

type RuleScreen = 'assignmentRule' | 'rulePeople' | 'ruleSources' | 'ruleCountries'

/** Shows what a rule is after a change, with the way back. */
export async function showRuleChanged(
  ctx: BotContext,
  screen: RuleScreen,
  id: AssignmentRuleId,
  { undoId }: ChangedRule,
  notice?: string,
): Promise<void> {
  await ctx.show(screen, { id, undoId, ...(notice !== undefined && { notice }) })
}

/** @throws AppError as the undo service does; then the rule shows what it is now */
export async function undoRule(ctx: BotContext, eventId: EventId): Promise<void> {
  const { name, effect, target } = await ctx.services.undo.undo(ctx.actor(), eventId)
  const notice = ctx.t(`undone-${effect}`, { name })
  if (target.kind === 'assignment-rule' && effect !== 'gone')
    return ctx.show('assignmentRule', { id: target.id, notice })
  await ctx.show('assignmentRules', { notice })
}

/** ISO 3166-1 alpha-2. */
export const aCountry: Argument<string, 2> = {
  size: 2,
  encode: (code) => code,
  decode: (text) => (/^[A-Z]{2}$/u.test(text) ? text : null),
}

/** After a refused tap: what the rule is now; the list if it is gone. */
export async function reloadRule(
  ctx: BotContext,
  screen: RuleScreen,
  id: AssignmentRuleId | null,
  notice: string | undefined,
): Promise<void> {
  const shown = notice === undefined ? {} : { notice }
  const rules = await ctx.services.assignmentRules.list(ctx.actor())
  const isThere = rules.some((rule) => rule.id === id)
  await (id !== null && isThere ? ctx.show(screen, { id, ...shown }) : ctx.show('assignmentRules', shown))
}
