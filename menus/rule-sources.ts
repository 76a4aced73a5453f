/** The sources whose leads a rule is about; of all if none is ticked. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { flag, packedId, sequence } from '../src/bot/screens/argument.ts'
import { anUndo, aRule, reloadRule, showRuleChanged, undoRule } from '../src/bot/screens/assignment-acts.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { LeadSourceId } from '../src/models/ids.ts'

const action = declareActions({
  put: sequence(aRule, packedId<LeadSourceId>(), flag('1', '0')),
  undo: anUndo,
  back: aRule,
})

const MAX_SHOWN = 90

export const ruleSources = defineScreen({
  name: 'ruleSources',
  id: 'ass',
  action,

  async render(ctx, { id, notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [rule, sources] = await Promise.all([
      ctx.services.assignmentRules.get(actor, id),
      ctx.services.leadSources.list(actor),
    ])
    // What is gone can still be taken out.
    const gone = rule.sources.filter(({ name }) => name === null)
    const listed = [...sources, ...gone.map((source) => ({ id: source.id, name: t('condition-gone') }))]
    const rows: Row[] = [
      undoId == null ? [] : [button(t('button-undo'), action.undo(undoId))],
      ...listed.slice(0, MAX_SHOWN).map(({ id: sourceId, name }): Row => {
        const isIn = rule.sources.some((one) => one.id === sourceId)
        return [button(labelOf(`${isIn ? '✅ ' : ''}${name}`), action.put([id, sourceId, !isIn]))]
      }),
      [button(t('button-back'), action.back(id))],
    ]
    const ask = sources.length === 0 ? t('rule-sources-none') : t('rule-sources-ask')
    const text = fmt`🎯 ${FormattedString.bold(rule.name)}\n\n${ask}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async put(ctx, [id, sourceId, isIn]) {
      const changed = await ctx.services.assignmentRules.setSource(ctx.actor(), id, sourceId, isIn)
      await showRuleChanged(ctx, 'ruleSources', id, changed)
    },
    undo: undoRule,
    back: (ctx, id) => ctx.show('assignmentRule', { id }),
  },

  reload(ctx, { tap, notice }) {
    if (tap === null || tap.action === 'undo') return reloadRule(ctx, 'ruleSources', null, notice)
    return reloadRule(ctx, 'ruleSources', tap.action === 'back' ? tap.argument : tap.argument[0], notice)
  },
})
