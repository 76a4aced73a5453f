/** Chooses the role that an invite link is for. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions, tableOf } from '../src/bot/screens/actions.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { INVITABLE_ROLES } from '../src/services/workspaces/invites.ts'
import { authorize, may } from '../src/services/core/permissions.ts'

const action = declareActions({
  team: none,
  ...tableOf(INVITABLE_ROLES, () => none),
})

export const inviteRole = defineScreen({
  name: 'inviteRole',
  id: 'inr',
  action,

  async render(ctx) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'member.invite')
    const roles = INVITABLE_ROLES.filter((role) => role !== 'admin' || may(actor.role, 'member.invite-admin'))
    const about = roles.map((role) => `${t(`role-${role}`)}: ${t(`role-about-${role}`)}`)
    const rows: Row[] = [
      ...roles.map((role) => [button(t(`role-${role}`), action[role]())]),
      [button(t('button-back'), action.team())],
    ]
    return { text: fmt`${FormattedString.bold(t('invite-which-role'))}\n\n${about.join('\n')}`, rows }
  },

  on: {
    team: (ctx) => ctx.show('team', {}),
    ...tableOf(INVITABLE_ROLES, (role) => async (ctx: BotContext): Promise<void> => {
      await ctx.show('invite', { invite: await ctx.services.invites.create(ctx.actor(), role) })
    }),
  },

  reload: (ctx, { notice }) => ctx.show('team', { notice }),
})
