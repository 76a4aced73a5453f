/** What a view is filtered by: its conditions, each taken away by a tap, and what can be added. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { fieldKey } from '../src/bot/screens/field-key.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import {
  aCriterion,
  aView,
  aViewOrder,
  criterionIn,
  showAll,
  showBoard,
  VIEW_SIGNS,
  viewWords,
} from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { isRuleCriterion } from '../src/services/assignment/rule-criteria.ts'
import { conditionText, countedText, criterionLabel, viewCount } from '../src/bot/text/view-text.ts'

const action = declareActions({
  show: aView,
  drop: sequence(aView, wholeNumber(2)),
  by: aCriterion,
  order: aViewOrder,
  save: aView,
  saved: aView,
  board: aView,
  clear: aView,
  // Of the conditions of a rule.
  take: aView,
  leave: aView,
})

export const viewFilter = defineScreen({
  name: 'viewFilter',
  id: 'vwf',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    // Which kind it is of is not known yet, and waiting for it would take longer.
    const [view, { live }] = await Promise.all([
      ctx.services.views.outline(actor, id),
      ctx.services.pipelines.all(actor),
    ])
    const { kind, conditions, order, orders, count, ruleId } = view
    const words = viewWords(ctx, kind)
    const known = ctx.services.views.criteria(actor, kind)
    const all = live.length === 1 ? known.filter((by) => by !== 'pipeline') : known
    const criteria = ruleId === null ? all : all.filter(isRuleCriterion)
    const drops = conditions.map((condition, index): Row => [
      button(labelOf(`✖️ ${conditionText(words, condition)}`), action.drop([id, index])),
    ])
    const adds = inPairs(
      criteria.map((by) => button(labelOf(criterionLabel(words, by)), action.by([id, fieldKey(by)]))),
    )
    if (ruleId !== null) {
      const text = fmt`${FormattedString.bold(t(kind === 'deal' ? 'rule-deal-title' : 'rule-contact-title'))}\n\n${t('rule-conditions-ask')}`
      const ends: Row = [
        button(t('button-rule-take'), action.take(id), 'primary'),
        button(t('button-back'), action.leave(id)),
      ]
      return { text: withNotice(notice, text), rows: [...drops, ...adds, ends] }
    }
    const next = orders[(orders.indexOf(order) + 1) % orders.length] ?? order
    const rows: readonly Row[] = [
      [
        button(t('button-view-show', { count: countedText(count, t) }), action.show(id), 'primary'),
        ...(kind === 'deal' ? [button(t('button-board'), action.board(id))] : []),
      ],
      ...drops,
      ...adds,
      [button(t('button-view-order', { order: t(`view-order-${order}`) }), action.order([id, next]))],
      [
        button(t('button-saved-views'), action.saved(id)),
        ...(conditions.length === 0 ? [] : [button(t('button-save-view'), action.save(id))]),
      ],
      [button(t(conditions.length === 0 ? 'button-view-back' : 'button-view-clear'), action.clear(id))],
    ]
    const title = FormattedString.bold(
      `${VIEW_SIGNS[kind]} ${t(`list-of-${kind}`)} · ${viewCount(t, kind, countedText(count, t))}`,
    )
    return { text: withNotice(notice, fmt`${title}\n\n${t('view-filter-ask')}`), rows }
  },

  on: {
    show: (ctx, id) => ctx.show('view', { id }),
    board: showBoard,
    drop: async (ctx, [id, index]) =>
      ctx.show('viewFilter', { id: await ctx.services.views.removeCondition(ctx.actor(), id, index) }),
    async by(ctx, [id, key]) {
      const { by } = await criterionIn(ctx, id, key)
      await ctx.show('viewOptions', { id, by })
    },
    order: async (ctx, [id, order]) =>
      ctx.show('viewFilter', { id: await ctx.services.views.sort(ctx.actor(), id, order) }),
    async take(ctx, view) {
      const { id, undoId } = await ctx.services.assignmentRules.takeConditions(ctx.actor(), view)
      await ctx.show('assignmentRule', { id, undoId, notice: ctx.t('settings-saved') })
    },
    async leave(ctx, view) {
      const { ruleId } = await ctx.services.views.get(ctx.actor(), view)
      await (ruleId === null ? ctx.show('viewFilter', { id: view }) : ctx.show('assignmentRule', { id: ruleId }))
    },
    save: (ctx, id) => ctx.begin('nameView', { id, what: 'save' }),
    async saved(ctx, id) {
      const { kind } = await ctx.services.views.get(ctx.actor(), id)
      await ctx.show('savedViews', { kind })
    },
    async clear(ctx, id) {
      const { kind } = await ctx.services.views.get(ctx.actor(), id)
      await showAll(ctx, kind)
    },
  },

  reload(ctx, { tap, notice }) {
    if (tap === null) return null
    const id = Array.isArray(tap.argument) ? tap.argument[0] : tap.argument
    return ctx.show('viewFilter', { id, notice })
  },
})
