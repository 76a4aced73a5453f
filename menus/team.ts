/** The people of the workspace. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { EventId, MemberId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  open: anId<MemberId>(),
  invite: none,
  home: none,
  undo: anId<EventId>(),
})

const MAX_SHOWN = 40

export const team = defineScreen({
  name: 'team',
  id: 'team',
  action,

  async render(ctx, { notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const members = await ctx.services.members.list(actor)
    const rows: Row[] = [
      ...(undoId == null ? [] : [[button(t('button-undo'), action.undo(undoId))]]),
      ...members
        .slice(0, MAX_SHOWN)
        .map(({ id, name, role }) => [button(`${labelOf(name)} · ${t(`role-${role}`)}`, action.open(id))]),
      ...(may(actor.role, 'member.invite') ? [[button(t('button-invite'), action.invite(), 'primary')]] : []),
      [button(t('button-home'), action.home())],
    ]
    const text = fmt`${FormattedString.bold(t('team-title'))}\n${t('team-count', { count: members.length })}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('member', { id }),
    invite: (ctx) => ctx.show('inviteRole', {}),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
  },

  reload: (ctx, { notice }) => ctx.show('team', { notice }),
})
