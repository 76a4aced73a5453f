/** One open invite, and how it is withdrawn. */
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { inviteCard } from '../src/bot/text/invite-text.ts'
import type { InviteId } from '../src/models/ids.ts'

const action = declareActions({
  revoke: anId<InviteId>(),
  list: none,
})

export const openInvite = defineScreen({
  name: 'openInvite',
  id: 'invo',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const invite = await ctx.services.invites.get(ctx.actor(), id)
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const rows: Row[] = [
      invite.revocable ? [button(t('button-revoke'), action.revoke(invite.id), 'danger')] : [],
      [button(t('button-back'), action.list())],
    ]
    return { text: inviteCard(invite, clock), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    async revoke(ctx, id) {
      const { role } = await ctx.services.invites.revoke(ctx.actor(), id)
      const notice = ctx.t('invite-revoked-now', { role: ctx.t(`role-${role}`) })
      await ctx.show('openInvites', { notice, revoked: id })
    },
    list: (ctx) => ctx.show('openInvites', {}),
  },

  reload: (ctx, { notice }) => ctx.show('openInvites', { notice }),
})
