/** One rule: what it is about, who gets it, and who is next. */
import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { anUndo, aRule, reloadRule, showRuleChanged, undoRule } from '../src/bot/screens/assignment-acts.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { ruleText } from '../src/bot/text/rule-text.ts'
import type { AssignmentRuleId } from '../src/models/ids.ts'
import type { RuleConditionsOf } from '../src/services/assignment/rule-conditions.ts'

const action = declareActions({
  people: aRule,
  sources: aRule,
  countries: aRule,
  deal: aRule,
  contact: aRule,
  with: aRule,
  without: aRule,
  on: aRule,
  pause: aRule,
  up: aRule,
  down: aRule,
  rename: aRule,
  delete: aRule,
  undo: anUndo,
  list: none,
})

const openConditions = (of: RuleConditionsOf) => async (ctx: BotContext, id: AssignmentRuleId) =>
  ctx.show('viewFilter', { id: await ctx.services.assignmentRules.openConditions(ctx.actor(), id, of) })

const turn = (isPaused: boolean) => async (ctx: BotContext, id: AssignmentRuleId) => {
  const changed = await ctx.services.assignmentRules.setPaused(ctx.actor(), id, isPaused)
  await showRuleChanged(ctx, 'assignmentRule', id, changed, ctx.t(isPaused ? 'rule-now-paused' : 'rule-now-on'))
}

const withDeals = (on: boolean) => async (ctx: BotContext, id: AssignmentRuleId) => {
  const changed = await ctx.services.assignmentRules.setWithDeals(ctx.actor(), id, on)
  await showRuleChanged(ctx, 'assignmentRule', id, changed, ctx.t('settings-saved'))
}

const move = (direction: 'up' | 'down') => async (ctx: BotContext, id: AssignmentRuleId) => {
  const { undoId } = await ctx.services.assignmentRules.move(ctx.actor(), id, direction)
  await ctx.show('assignmentRules', { undoId })
}

export const assignmentRule = defineScreen({
  name: 'assignmentRule',
  id: 'asru',
  action,

  async render(ctx, { id, notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const rule = await ctx.services.assignmentRules.get(actor, id)
    const { isPaused } = rule
    const deals = rule.withDeals
      ? button(t('button-rule-without-deals'), action.without(id))
      : button(t('button-rule-with-deals'), action.with(id))
    const rows: Row[] = [
      undoId == null ? [] : [button(t('button-undo'), action.undo(undoId))],
      [button(t('button-rule-people'), action.people(id), rule.people.length === 0 ? 'primary' : undefined)],
      [button(t('button-rule-sources'), action.sources(id)), button(t('button-rule-countries'), action.countries(id))],
      [button(t('button-rule-deal'), action.deal(id)), button(t('button-rule-contact'), action.contact(id))],
      [deals],
      rule.people.length === 0
        ? []
        : [
            isPaused
              ? button(t('button-rule-on'), action.on(id), 'primary')
              : button(t('button-rule-pause'), action.pause(id)),
          ],
      [
        ...(rule.isFirst ? [] : [button(t('button-rule-up'), action.up(id))]),
        ...(rule.isLast ? [] : [button(t('button-rule-down'), action.down(id))]),
      ],
      [button(t('button-rename'), action.rename(id)), button(t('button-delete'), action.delete(id), 'danger')],
      [button(t('button-rules'), action.list())],
    ]
    const text = ruleText(rule, { t, fields: ctx.services.tablesOf(actor) })
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    people: (ctx, id) => ctx.show('rulePeople', { id }),
    sources: (ctx, id) => ctx.show('ruleSources', { id }),
    countries: (ctx, id) => ctx.show('ruleCountries', { id }),
    deal: openConditions('deal'),
    contact: openConditions('contact'),
    with: withDeals(true),
    without: withDeals(false),
    on: turn(false),
    pause: turn(true),
    up: move('up'),
    down: move('down'),
    rename: (ctx, id) => ctx.begin('nameRule', { id }),
    // It can be undone, so nothing is asked before.
    async delete(ctx, id) {
      const { name, undoId } = await ctx.services.assignmentRules.delete(ctx.actor(), id)
      await ctx.show('assignmentRules', { notice: ctx.t('rule-deleted', { name }), undoId })
    },
    undo: undoRule,
    list: (ctx) => ctx.show('assignmentRules', {}),
  },

  reload: (ctx, { tap, notice }) =>
    reloadRule(
      ctx,
      'assignmentRule',
      tap === null || tap.action === 'list' || tap.action === 'undo' ? null : tap.argument,
      notice,
    ),
})
