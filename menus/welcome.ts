/** What a person sees who is in no workspace: what this is, and the two ways in. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Screen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { LOCALES } from '../src/locale.ts'

export const welcome: Screen<'welcome'> = {
  name: 'welcome',
  id: 'wel',

  async render({ t, locale }, { notice }) {
    const other = LOCALES.filter((known) => known !== locale)
    return {
      text: withNotice(notice, fmt`${FormattedString.bold(t('welcome-title'))}\n\n${t('welcome-text')}`),
      rows: [
        [{ label: t('button-create-workspace'), action: 'create', style: 'primary' }],
        [{ label: t('button-have-invite'), action: 'invite' }],
        other.map((code) => ({ label: t(`language-${code}`), action: `locale:${code}` })),
      ],
    }
  },

  actions: {
    create: (ctx) => ctx.begin('createWorkspace', {}),
    invite: (ctx) => ctx.begin('enterInvite', {}),
    async locale(ctx, code) {
      const locale = LOCALES.find((known) => known === code)
      if (locale !== undefined) await ctx.services.identity.setLocale(ctx.person.telegramUserId, locale)
      await ctx.refresh()
      await ctx.show('welcome', {})
    },
  },

  reload: (ctx, { notice }) => ctx.show('welcome', { notice }),
}
