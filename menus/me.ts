/** The member's own settings: their language and their time zone. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'
import { DateTime } from 'luxon'

import { AppError } from '../src/errors.ts'
import { type Locale, LOCALES } from '../src/locale.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { choice, none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { maySetAway } from '../src/services/absence/absence.ts'
import { timeZoneName } from '../src/bot/text/regional-names.ts'

const THEMES = ['light', 'dark'] as const

const action = declareActions({
  locale: choice(LOCALES),
  zone: none,
  // As in the workspace, whatever that is by then.
  follow: none,
  theme: choice(THEMES),
  notify: none,
  away: none,
  settings: none,
  home: none,
})

async function chooseLocale(ctx: BotContext, locale: Locale): Promise<void> {
  await ctx.services.members.setLocale(ctx.actor(), locale)
  await ctx.services.identity.setLocale(ctx.person.telegramUserId, locale)
  await ctx.refresh()
  await ctx.show('me', { notice: ctx.t('settings-saved') })
}

export const me = defineScreen({
  name: 'me',
  id: 'me',
  action,

  async render(ctx, { notice }) {
    const { t, membership } = ctx
    if (membership === null) throw new AppError('UNAUTHENTICATED', { message: 'In no workspace' })
    const { timeZone, workspaceTimeZone, hasOwnTimeZone, theme } = membership
    const zone = timeZoneName(timeZone, t)
    const time = DateTime.fromJSDate(ctx.now(), { zone: timeZone }).toFormat('HH:mm')
    const lines = [
      `${t('settings-language')}: ${t(`language-${ctx.locale}`)}`,
      `${t('setting-timeZone')}: ${t(hasOwnTimeZone ? 'me-zone-own' : 'me-zone-of-workspace', { zone })}`,
      t('me-time-now', { time }),
      `${t('setting-theme')}: ${t(`theme-${theme}`)}`,
    ]
    const text = fmt`${FormattedString.bold(t('me-title'))}\n\n${lines.join('\n')}\n\n${t('me-hint')}`
    const follow = t('button-zone-of-workspace', { zone: timeZoneName(workspaceTimeZone, t) })
    return {
      text: withNotice(notice, text),
      rows: [
        LOCALES.map((code) =>
          button(`${code === ctx.locale ? '✅ ' : ''}${t(`language-${code}`)}`, action.locale(code)),
        ),
        THEMES.map((one) => button(`${one === theme ? '✅ ' : ''}${t(`theme-${one}`)}`, action.theme(one))),
        [button(t('button-own-time-zone'), action.zone())],
        ...(hasOwnTimeZone ? [[button(follow, action.follow())]] : []),
        [
          button(t('button-notifications'), action.notify()),
          ...(maySetAway(ctx.actor(), ctx.actor().memberId) ? [button(t('button-away'), action.away())] : []),
        ],
        [button(t('button-settings'), action.settings()), button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    locale: chooseLocale,
    zone: (ctx) => ctx.begin('ownTimeZone', {}),
    async follow(ctx) {
      await ctx.services.members.setTimeZone(ctx.actor(), null)
      await ctx.refresh()
      await ctx.show('me', { notice: ctx.t('settings-saved') })
    },
    async theme(ctx, theme) {
      await ctx.services.members.setTheme(ctx.actor(), theme)
      await ctx.refresh()
      await ctx.show('me', { notice: ctx.t('settings-saved') })
    },
    notify: (ctx) => ctx.show('notifications', {}),
    away: (ctx) => ctx.show('absence', { id: ctx.actor().memberId }),
    settings: (ctx) => ctx.show('settings', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('me', { notice }),
})
