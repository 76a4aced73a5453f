/** The people of the workspace, and the invites with which others could still join. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { inviteLine } from '../src/bot/text/invite-text.ts'
import { absenceText } from '../src/bot/text/absence-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { EventId, MemberId } from '../src/models/ids.ts'
import { isAway } from '../src/services/absence/is-away.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  open: anId<MemberId>(),
  invite: none,
  invites: none,
  reps: none,
  home: none,
  undo: anId<EventId>(),
})

const MAX_SHOWN = 40
const MAX_INVITES_SHOWN = 5
const NO_INVITES = { invites: [], hasMore: false }

export const team = defineScreen({
  name: 'team',
  id: 'team',
  action,

  async render(ctx, { notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const invites = may(actor.role, 'member.invite')
    const [members, open] = await Promise.all([
      ctx.services.members.list(actor),
      invites ? ctx.services.invites.list(actor, { limit: MAX_INVITES_SHOWN }) : NO_INVITES,
    ])
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const absences = members.flatMap(({ name, away }) =>
      away === null ? [] : [{ name, away: absenceText(away, clock) }],
    )
    const rows: Row[] = [
      ...(undoId == null ? [] : [[button(t('button-undo'), action.undo(undoId))]]),
      ...members
        .slice(0, MAX_SHOWN)
        .map(({ id, name, role, away }) => [
          button(
            `${isAway(away ?? undefined, ctx.now()) ? '🌴 ' : ''}${labelOf(name)} · ${t(`role-${role}`)}`,
            action.open(id),
          ),
        ]),
      ...(invites ? [[button(t('button-invite'), action.invite(), 'primary')]] : []),
      ...(open.invites.length > 0 ? [[button(t('button-invites'), action.invites())]] : []),
      [
        ...(may(actor.role, 'record.see-all') ? [button(t('button-reps'), action.reps())] : []),
        button(t('button-home'), action.home()),
      ],
    ]
    const lines = [
      t('team-count', { count: members.length }),
      ...absences.map(({ name, away }) => `• ${name}: ${away}`),
      ...(open.invites.length > 0 ? ['', t('team-invites')] : []),
      ...open.invites.map((invite) => `• ${inviteLine(invite, clock)}`),
      ...(open.hasMore ? ['…'] : []),
    ]
    const text = fmt`${FormattedString.bold(t('team-title'))}\n${lines.join('\n')}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('member', { id }),
    invite: (ctx) => ctx.show('inviteRole', {}),
    invites: (ctx) => ctx.show('openInvites', {}),
    reps: (ctx) => ctx.show('reps', {}),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
  },

  reload: (ctx, { notice }) => ctx.show('team', { notice }),
})
