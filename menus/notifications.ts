/** Which notifications a member wants, each switched by a tap. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { choice, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { NotificationKind } from '../src/models/member.ts'
import { NOTIFICATION_KINDS } from '../src/services/notifications/notification-settings.ts'
import { timeZoneName } from '../src/bot/text/regional-names.ts'
import { hourText } from '../src/bot/text/hour-text.ts'
import { hoursText } from '../src/bot/text/hours-text.ts'

const action = declareActions({
  on: choice(NOTIFICATION_KINDS),
  off: choice(NOTIFICATION_KINDS),
  hour: none,
  quiet: none,
  remind: none,
  settings: none,
  home: none,
})

function turn(on: boolean) {
  return async (ctx: BotContext, kind: NotificationKind): Promise<void> => {
    await ctx.services.notifications.set(ctx.actor(), kind, on)
    await ctx.show('notifications', {})
  }
}

export const notifications = defineScreen({
  name: 'notifications',
  id: 'ntf',
  action,

  async render(ctx, { notice }) {
    const { t } = ctx
    const { kinds, digestHour, quietHours, timeZone } = await ctx.services.notifications.get(ctx.actor())
    // The button shows the current state and carries the new one: a tap on an old message then does what it showed.
    const switches = kinds.map(({ kind, on }): Row => [
      button(`${on ? '🔔' : '🔕'} ${t(`notify-${kind}`)}`, on ? action.off(kind) : action.on(kind)),
    ])
    const hour = t('digest-at', { time: hourText(digestHour), zone: timeZoneName(timeZone, t) })
    const quiet = quietHours === null ? t('quiet-hours-off') : t('quiet-hours-at', { hours: hoursText(quietHours) })
    return {
      text: withNotice(
        notice,
        fmt`${FormattedString.bold(t('notifications-title'))}\n\n${t('notifications-hint')}\n${hour}\n${quiet}`,
      ),
      rows: [
        ...switches,
        [button(t('button-digest-hour'), action.hour()), button(t('button-quiet-hours'), action.quiet())],
        [button(t('button-reminders'), action.remind())],
        [button(t('button-settings'), action.settings()), button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    on: turn(true),
    off: turn(false),
    hour: (ctx) => ctx.show('digestHour', {}),
    remind: (ctx) => ctx.show('reminderDefaults', { of: 'meeting' }),
    quiet: (ctx) => ctx.begin('quietHours', {}),
    settings: (ctx) => ctx.show('settings', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('notifications', { notice }),
})
