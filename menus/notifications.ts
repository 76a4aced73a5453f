/** Which messages of the bot's own somebody wants, each switched by a tap. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { timeZoneName } from '../src/bot/text/regional-names.ts'
import { hourText } from '../src/bot/text/hour-text.ts'

function turn(on: boolean) {
  return async (ctx: BotContext, kind: string): Promise<void> => {
    await ctx.services.notifications.set(ctx.actor(), kind, on)
    await ctx.show('notifications', {})
  }
}

export const notifications: Screen<'notifications'> = {
  name: 'notifications',
  id: 'ntf',

  async render(ctx, { notice }) {
    const { t } = ctx
    const { kinds, digestHour, timeZone } = await ctx.services.notifications.get(ctx.actor())
    // The button says what is, and carries what it makes of it: a tap on an old message then does what was seen.
    const switches = kinds.map(({ kind, on }): Row => [
      { label: `${on ? '🔔' : '🔕'} ${t(`notify-${kind}`)}`, action: `${on ? 'off' : 'on'}:${kind}` },
    ])
    const hour = t('digest-at', { time: hourText(digestHour), zone: timeZoneName(timeZone, t) })
    return {
      text: withNotice(
        notice,
        fmt`${FormattedString.bold(t('notifications-title'))}\n\n${t('notifications-hint')}\n${hour}`,
      ),
      rows: [
        ...switches,
        [{ label: t('button-digest-hour'), action: 'hour' }],
        [
          { label: t('button-settings'), action: 'settings' },
          { label: t('button-home'), action: 'home' },
        ],
      ],
    }
  },

  actions: {
    on: turn(true),
    off: turn(false),
    hour: (ctx) => ctx.show('digestHour', {}),
    settings: (ctx) => ctx.show('settings', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('notifications', { notice }),
}
