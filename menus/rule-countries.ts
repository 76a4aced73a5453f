/** The countries that a rule is about; of all if there are none. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { sequence } from '../src/bot/screens/argument.ts'
import { aCountry, anUndo, aRule, reloadRule, showRuleChanged, undoRule } from '../src/bot/screens/assignment-acts.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { regionName } from '../src/bot/text/regional-names.ts'

const action = declareActions({ drop: sequence(aRule, aCountry), add: aRule, undo: anUndo, back: aRule })

export const ruleCountries = defineScreen({
  name: 'ruleCountries',
  id: 'asc',
  action,

  async render(ctx, { id, notice, undoId }) {
    const { t, locale } = ctx
    const { name, countries } = await ctx.services.assignmentRules.get(ctx.actor(), id)
    const rows: Row[] = [
      undoId == null ? [] : [button(t('button-undo'), action.undo(undoId))],
      ...inPairs(countries.map((code) => button(labelOf(`✖️ ${regionName(code, locale)}`), action.drop([id, code])))),
      [button(t('button-add-countries'), action.add(id), 'primary')],
      [button(t('button-back'), action.back(id))],
    ]
    const text = fmt`🎯 ${FormattedString.bold(name)}\n\n${t('rule-countries-about')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async drop(ctx, [id, country]) {
      const changed = await ctx.services.assignmentRules.removeCountry(ctx.actor(), id, country)
      await showRuleChanged(ctx, 'ruleCountries', id, changed)
    },
    add: (ctx, id) => ctx.begin('typeCountries', { id }),
    undo: undoRule,
    back: (ctx, id) => ctx.show('assignmentRule', { id }),
  },

  reload(ctx, { tap, notice }) {
    if (tap === null || tap.action === 'undo') return reloadRule(ctx, 'ruleCountries', null, notice)
    return reloadRule(ctx, 'ruleCountries', tap.action === 'drop' ? tap.argument[0] : tap.argument, notice)
  },
})
