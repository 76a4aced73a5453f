/** An invite as the invited person sees it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { base64Text } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'

const action = declareActions({
  join: base64Text(24),
})

export const invitation = defineScreen({
  name: 'invitation',
  id: 'ivn',
  action,

  async render(ctx, { token }) {
    const { t } = ctx
    const { workspaceName, invitedBy, role, joined, own } = await ctx.services.invites.preview(
      ctx.person.telegramUserId,
      token,
    )
    const title = FormattedString.bold(workspaceName)
    const about = own
      ? t('invitation-own', { role: t(`role-${role}`) })
      : joined
        ? t('invitation-joined-already')
        : t('invitation-text', { inviter: invitedBy, role: t(`role-${role}`) })
    const rows: Row[] = [[button(t(joined ? 'button-open-workspace' : 'button-join'), action.join(token), 'primary')]]
    return { text: fmt`🏢 ${title}\n\n${about}`, rows }
  },

  on: {
    async join(ctx, token) {
      await ctx.services.invites.join(ctx.newcomer(), token)
      await ctx.refresh()
      await ctx.show('home', { notice: ctx.t('invitation-joined', { name: ctx.membership?.workspaceName ?? '' }) })
    },
  },

  reload: () => null,
})
