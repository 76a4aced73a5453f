/** What a person in no workspace sees: what this is, and the two ways in. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choice, none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { LOCALES } from '../src/locale.ts'

const action = declareActions({
  create: none,
  invite: none,
  locale: choice(LOCALES),
})

export const welcome = defineScreen({
  name: 'welcome',
  id: 'wel',
  action,

  async render({ t, locale }, { notice }) {
    const other = LOCALES.filter((known) => known !== locale)
    return {
      text: withNotice(notice, fmt`${FormattedString.bold(t('welcome-title'))}\n\n${t('welcome-text')}`),
      rows: [
        [button(t('button-create-workspace'), action.create(), 'primary')],
        [button(t('button-have-invite'), action.invite())],
        other.map((code) => button(t(`language-${code}`), action.locale(code))),
      ],
    }
  },

  on: {
    create: (ctx) => ctx.begin('createWorkspace', {}),
    invite: (ctx) => ctx.begin('enterInvite', {}),
    async locale(ctx, locale) {
      await ctx.services.identity.setLocale(ctx.person.telegramUserId, locale)
      await ctx.refresh()
      await ctx.show('welcome', {})
    },
  },

  reload: (ctx, { notice }) => ctx.show('welcome', { notice }),
})
