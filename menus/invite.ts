/** A new invite link, to be shared or copied. */
import { fmt } from '@grammyjs/parse-mode'

import { INVITE_PREFIX, inviteLink, shareLink } from '../src/bot/text/invite-link.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withSharedMoment } from '../src/bot/text/shared-moment.ts'

const action = declareActions({
  team: none,
})

export const invite = defineScreen({
  name: 'invite',
  id: 'inv',
  action,

  async render({ t, botUsername, membership }, { invite: { token, role, expiresAt, uses } }) {
    const link = inviteLink(botUsername, token)
    const args = { workspace: membership?.workspaceName ?? '', role: t(`role-${role}`) }
    const zone = { t, timeZone: membership?.timeZone ?? 'UTC' }
    // It is forwarded to those who are invited.
    const created = withSharedMoment(
      (until) => t('invite-created', { ...args, count: uses, until }),
      new Date(expiresAt),
      zone,
    )
    const share = shareLink(link, t('invite-share-text', args))
    const code = `${INVITE_PREFIX}${token}`
    return {
      text: fmt`${created}\n\n${link}\n\n${t('invite-code-hint')}\n${code}`,
      rows: [
        [{ label: t('button-share'), url: share }],
        [
          { label: t('button-copy-link'), copy: link },
          { label: t('button-copy-code'), copy: code },
        ],
        [button(t('button-team'), action.team())],
      ],
    }
  },

  on: { team: (ctx) => ctx.show('team', {}, { fresh: true }) },

  // The link stays in the chat, where it can be forwarded from.
  reload: (ctx, { notice }) => ctx.show('notice', { text: notice }, { fresh: true }),
})
