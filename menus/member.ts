/** One member, with the roles they can be given. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { INVITABLE_ROLES } from '../src/services/workspaces/invites.ts'
import { may } from '../src/services/core/permissions.ts'

export const member: Screen<'member'> = {
  name: 'member',
  id: 'mbr',

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const view = await ctx.services.members.get(actor, id)
    const changeable =
      may(actor.role, 'member.change-role') &&
      view.role !== 'owner' &&
      (actor.role === 'owner' || view.role !== 'admin')
    const offered = INVITABLE_ROLES.filter((role) => role !== view.role && (actor.role === 'owner' || role !== 'admin'))
    const choices = changeable
      ? offered.map((role) => ({
          label: t('button-make-role', { role: t(`role-${role}`) }),
          action: `${role}:${view.id}`,
        }))
      : []
    const name = view.username === null ? view.name : `${view.name} (@${view.username})`
    const text = fmt`👤 ${FormattedString.bold(name)}\n${t(`role-${view.role}`)}: ${t(`role-about-${view.role}`)}`
    const rows: Row[] = [...choices.map((choice) => [choice]), [{ label: t('button-back'), action: 'team' }]]
    return { text: withNotice(notice, text), rows }
  },

  actions: {
    team: (ctx) => ctx.show('team', {}),
    ...Object.fromEntries(
      INVITABLE_ROLES.map((role) => [
        role,
        async (ctx, id) => {
          const { name } = await ctx.services.members.changeRole(ctx.actor(), id, role)
          const notice = ctx.t('member-role-changed', { name, role: ctx.t(`role-${role}`) })
          await ctx.show('member', { id, notice })
        },
      ]) satisfies readonly (readonly [string, Screen<'member'>['actions'][string]])[],
    ),
  },

  reload: (ctx, { argument, notice }) => ctx.show('member', { id: argument, notice }),
}
