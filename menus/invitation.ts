/** An invite as the invited person sees it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'

export const invitation: Screen<'invitation'> = {
  name: 'invitation',
  id: 'ivn',

  async render(ctx, { token }) {
    const { t } = ctx
    const { workspaceName, invitedBy, role, joined } = await ctx.services.invites.preview(
      ctx.person.telegramUserId,
      token,
    )
    const title = FormattedString.bold(workspaceName)
    const about = joined
      ? t('invitation-joined-already')
      : t('invitation-text', { inviter: invitedBy, role: t(`role-${role}`) })
    const rows: Row[] = [
      [{ label: t(joined ? 'button-open-workspace' : 'button-join'), action: `join:${token}`, style: 'primary' }],
    ]
    return { text: fmt`🏢 ${title}\n\n${about}`, rows }
  },

  actions: {
    async join(ctx, token) {
      await ctx.services.invites.join(ctx.newcomer(), token)
      await ctx.refresh()
      await ctx.show('home', { notice: ctx.t('invitation-joined', { name: ctx.membership?.workspaceName ?? '' }) })
    },
  },

  reload: (ctx, { notice }) => ctx.show('notice', { text: notice }),
}
