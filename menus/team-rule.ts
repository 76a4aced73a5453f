/** Says what another rule for the team means, before it applies. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choice, none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { amountText } from '../src/bot/text/deal-line.ts'
import { ruleKey } from '../src/bot/text/rule-key.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { type RuleValue, TEAM_RULES, type TeamRule } from '../src/services/workspaces/team-rules.ts'

// Each value is an action of its own: a tap on an old message does what that message said.
const action = declareActions({
  team: choice(TEAM_RULES),
  own: choice(TEAM_RULES),
  on: choice(TEAM_RULES),
  off: choice(TEAM_RULES),
  from: none,
  back: none,
})

function set(value: RuleValue) {
  return async (ctx: BotContext, rule: TeamRule): Promise<void> => {
    const { undoId } = await ctx.services.workspaces.setRule(ctx.actor(), rule, value)
    await ctx.refresh()
    await ctx.show('settings', { notice: ctx.t('settings-saved'), undoId })
  }
}

export const teamRule = defineScreen({
  name: 'teamRule',
  id: 'rul',
  action,

  async render(ctx, { rule, value }) {
    const { t } = ctx
    authorize(ctx.actor(), 'workspace.settings')
    const least = rule === 'wins' ? await ctx.services.workspaces.readWinsFrom(ctx.actor()) : null
    const amount = least === null ? t('wins-from-any') : t('wins-from', { amount: amountText(least, t) })
    const title = `${t(`rule-${rule}`)}: ${t(`rule-${ruleKey(rule, value)}`)}`
    return {
      text: fmt`${FormattedString.bold(title)}\n\n${t(`rule-about-${ruleKey(rule, value)}`)}`,
      rows: [
        [button(t('button-confirm'), action[value](rule), 'primary')],
        ...(rule === 'wins' ? [[button(amount, action.from())]] : []),
        [button(t('button-back'), action.back())],
      ],
    }
  },

  on: {
    team: set('team'),
    own: set('own'),
    on: set('on'),
    off: set('off'),
    from: (ctx) => ctx.begin('winsFrom', {}),
    back: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('settings', { notice }),
})
