/** Which role an invite link is for. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { INVITABLE_ROLES } from '../src/services/workspaces/invites.ts'
import { authorize, may } from '../src/services/core/permissions.ts'

export const inviteRole: Screen<'inviteRole'> = {
  name: 'inviteRole',
  id: 'inr',

  async render(ctx) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'member.invite')
    const roles = INVITABLE_ROLES.filter((role) => role !== 'admin' || may(actor.role, 'member.invite-admin'))
    const about = roles.map((role) => `${t(`role-${role}`)}: ${t(`role-about-${role}`)}`)
    const rows: Row[] = [
      ...roles.map((role) => [{ label: t(`role-${role}`), action: role }]),
      [{ label: t('button-back'), action: 'team' }],
    ]
    return { text: fmt`${FormattedString.bold(t('invite-which-role'))}\n\n${about.join('\n')}`, rows }
  },

  actions: {
    team: (ctx) => ctx.show('team', {}),
    ...Object.fromEntries(
      INVITABLE_ROLES.map((role) => [
        role,
        async (ctx) => {
          await ctx.show('invite', { invite: await ctx.services.invites.create(ctx.actor(), role) })
        },
      ]) satisfies readonly (readonly [string, Screen<'inviteRole'>['actions'][string]])[],
    ),
  },

  reload: (ctx, { notice }) => ctx.show('team', { notice }),
}
