/** The invites with which somebody could still join, newest first. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { inviteLabel, inviteLine } from '../src/bot/text/invite-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { InviteId } from '../src/models/ids.ts'

const action = declareActions({
  open: anId<InviteId>(),
  older: anId<InviteId>(),
  newest: none,
  restore: anId<InviteId>(),
  new: none,
  team: none,
})

const PAGE_SIZE = 10

export const openInvites = defineScreen({
  name: 'openInvites',
  id: 'invs',
  action,

  async render(ctx, { before, notice, revoked }) {
    const { t } = ctx
    const page = { limit: PAGE_SIZE, ...(before !== undefined && { before }) }
    const { invites, hasMore } = await ctx.services.invites.list(ctx.actor(), page)
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const last = invites.at(-1)
    const rows: Row[] = [
      revoked === undefined ? [] : [button(t('button-undo'), action.restore(revoked))],
      ...invites.map((invite, index) => [button(inviteLabel(invite, index + 1, t), action.open(invite.id))]),
      [
        ...(before === undefined ? [] : [button('◀️', action.newest())]),
        ...(hasMore && last !== undefined ? [button('▶️', action.older(last.id))] : []),
      ],
      [button(t('button-invite'), action.new(), 'primary')],
      [button(t('button-team'), action.team())],
    ]
    const about = t(invites.length === 0 ? 'invites-none' : 'invites-about')
    const lines = invites.map((invite, index) => `\n${index + 1}. ${inviteLine(invite, clock)}`)
    const text = fmt`${FormattedString.bold(t('invites-title'))}\n${lines.join('')}\n\n${about}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    open: (ctx, id) => ctx.show('openInvite', { id }),
    older: (ctx, before) => ctx.show('openInvites', { before }),
    newest: (ctx) => ctx.show('openInvites', {}),
    async restore(ctx, id) {
      const { role } = await ctx.services.invites.restore(ctx.actor(), id)
      await ctx.show('openInvites', { notice: ctx.t('invite-restored', { role: ctx.t(`role-${role}`) }) })
    },
    new: (ctx) => ctx.show('inviteRole', {}),
    team: (ctx) => ctx.show('team', {}),
  },

  reload: (ctx, { notice }) => ctx.show('openInvites', { notice }),
})
