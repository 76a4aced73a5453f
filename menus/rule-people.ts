/** Who takes part in a rule, each with a weight: whoever has 2 gets twice as many as who has 1. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { packedId, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { anUndo, aRule, reloadRule, showRuleChanged, undoRule } from '../src/bot/screens/assignment-acts.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { personText } from '../src/bot/text/rule-text.ts'
import type { MemberId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  // The weight that the button leads to: a second tap on an old message changes nothing more.
  set: sequence(aRule, packedId<MemberId>(), wholeNumber(2)),
  undo: anUndo,
  back: aRule,
})

const MAX_WEIGHT = 10
/** With three buttons each; a message has at most 100. */
const MAX_SHOWN = 30

export const rulePeople = defineScreen({
  name: 'rulePeople',
  id: 'asp',
  action,

  async render(ctx, { id, notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [rule, members] = await Promise.all([
      ctx.services.assignmentRules.get(actor, id),
      ctx.services.members.list(actor),
    ])
    const taking = rule.people.map((person): Row => {
      const { id: memberId, weight } = person
      return [
        button(labelOf(`✅ ${personText(person, t)}`), action.set([id, memberId, 0])),
        ...(weight > 1 ? [button('➖', action.set([id, memberId, weight - 1]))] : []),
        ...(weight < MAX_WEIGHT ? [button('➕', action.set([id, memberId, weight + 1]))] : []),
      ]
    })
    const others = members
      .filter(({ id: memberId, role }) => may(role, 'lead.claim') && !rule.people.some((one) => one.id === memberId))
      .map(({ id: memberId, name }): Row => [button(labelOf(name), action.set([id, memberId, 1]))])
    const rows: Row[] = [
      undoId == null ? [] : [button(t('button-undo'), action.undo(undoId))],
      ...[...taking, ...others].slice(0, MAX_SHOWN),
      [button(t('button-back'), action.back(id))],
    ]
    const next = rule.next.length === 0 ? '' : `\n\n${t('rule-next', { names: rule.next.join(', ') })}`
    const text = fmt`🎯 ${FormattedString.bold(rule.name)}\n\n${t('rule-people-ask')}${next}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async set(ctx, [id, memberId, weight]) {
      await showRuleChanged(
        ctx,
        'rulePeople',
        id,
        await ctx.services.assignmentRules.setWeight(ctx.actor(), id, memberId, weight),
      )
    },
    undo: undoRule,
    back: (ctx, id) => ctx.show('assignmentRule', { id }),
  },

  reload(ctx, { tap, notice }) {
    if (tap === null || tap.action === 'undo') return reloadRule(ctx, 'rulePeople', null, notice)
    return reloadRule(ctx, 'rulePeople', tap.action === 'back' ? tap.argument : tap.argument[0], notice)
  },
})
