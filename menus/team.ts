/** The people of the workspace. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { may } from '../src/services/core/permissions.ts'

const MAX_SHOWN = 40

export const team: Screen<'team'> = {
  name: 'team',
  id: 'team',

  async render(ctx, { notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const members = await ctx.services.members.list(actor)
    const rows: Row[] = [
      ...members
        .slice(0, MAX_SHOWN)
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
