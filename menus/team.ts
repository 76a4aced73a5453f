/** The people of the workspace. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { labelOf, type Row } from '../src/bot/context/buttons.ts'
import type { Screen } from '../src/bot/context/screen.ts'
import { withNotice } from '../src/bot/views/notice.ts'
import { may } from '../src/services/permissions.ts'

const MOST_SHOWN = 40

export const team: Screen<'team'> = {
  name: 'team',
  id: 'team',

  async render(ctx, { notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const members = await ctx.services.members.list(actor)
    const rows: Row[] = [
      ...members
        .slice(0, MOST_SHOWN)
        .map(({ id, name, role }) => [{ label: `${labelOf(name)} · ${t(`role-${role}`)}`, action: `open:${id}` }]),
      ...(may(actor.role, 'member.invite')
        ? [[{ label: t('button-invite'), action: 'invite', style: 'primary' as const }]]
        : []),
      [{ label: t('button-home'), action: 'home' }],
    ]
    const text = fmt`${FormattedString.bold(t('team-title'))}\n${t('team-count', { count: members.length })}`
    return { text: withNotice(notice, text), rows }
  },

  actions: {
    open: (ctx, id) => ctx.show('member', { id }),
    invite: (ctx) => ctx.show('inviteRole', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('team', { notice }),
}
