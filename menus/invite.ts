/** A new invite link, to be shared or copied. */
import { fmt } from '@grammyjs/parse-mode'

import { INVITE_PREFIX, inviteLink, shareLink } from '../src/bot/text/invite-link.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { moment } from '../src/bot/text/text-value.ts'

const action = declareActions({
  team: none,
})

export const invite = defineScreen({
  name: 'invite',
  id: 'inv',
  action,

  async render({ t, botUsername, membership }, { invite: { token, role, expiresAt, uses } }) {
    const link = inviteLink(botUsername, token)
    const args = {
      workspace: membership?.workspaceName ?? '',
      role: t(`role-${role}`),
      date: moment(new Date(expiresAt), membership?.timeZone ?? 'UTC'),
      count: uses,
    }
    const share = shareLink(link, t('invite-share-text', args))
    return {
      text: fmt`${t('invite-created', args)}\n\n${link}\n\n${t('invite-code-hint')}\n${INVITE_PREFIX}${token}`,
      rows: [
        [{ label: t('button-share'), url: share }],
        [{ label: t('button-copy-link'), copy: link }],
        [button(t('button-team'), action.team())],
      ],
    }
  },

  on: { team: (ctx) => ctx.show('team', {}, { fresh: true }) },

  // The link stays in the chat, where it can be forwarded from.
  reload: (ctx, { notice }) => ctx.show('notice', { text: notice }, { fresh: true }),
})
