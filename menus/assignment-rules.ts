/** Who gets what: the rules in their order, and the time in which leads have to be answered. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { anUndo, aRule, undoRule } from '../src/bot/screens/assignment-acts.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { minutesText } from '../src/bot/text/minutes-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { ruleLine } from '../src/bot/text/rule-text.ts'

const action = declareActions({ open: aRule, make: none, time: none, undo: anUndo, settings: none })

export const assignmentRules = defineScreen({
  name: 'assignmentRules',
  id: 'asr',
  action,

  async render(ctx, { notice, undoId }) {
    const { t } = ctx
    const [rules, minutes] = await Promise.all([
      ctx.services.assignmentRules.list(ctx.actor()),
      ctx.services.responseTarget.get(ctx.actor()),
    ])
    const time = minutes === null ? t('response-off') : minutesText(minutes, t)
    const rows: Row[] = [
      undoId == null ? [] : [button(t('button-undo'), action.undo(undoId))],
      ...rules.map((rule, index): Row => [button(labelOf(`${index + 1}. ${ruleLine(rule, t)}`), action.open(rule.id))]),
      [button(t('button-make-rule'), action.make(), 'primary')],
      [button(t('button-response-time', { time }), action.time())],
      [button(t('button-settings'), action.settings())],
    ]
    const about = rules.length === 0 ? t('rules-none') : t('rules-about')
    const text = fmt`${FormattedString.bold(t('rules-title'))}\n\n${about}\n\n${t('rules-else')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    open: (ctx, id) => ctx.show('assignmentRule', { id }),
    make: (ctx) => ctx.begin('nameRule', {}),
    time: (ctx) => ctx.show('responseTime', {}),
    undo: undoRule,
    settings: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('assignmentRules', { notice }),
})
