/** When a member is reminded of new tasks: of meetings, and of everything else that has a time. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choiceLetter, flag, none, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { reminderButtons } from '../src/bot/screens/reminder-buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { REMINDER_GROUPS } from '../src/services/tasks/reminders.ts'

const group = choiceLetter(REMINDER_GROUPS)
const action = declareActions({
  show: group,
  set: sequence(group, flag('y', 'n'), wholeNumber(5)),
  other: group,
  back: none,
})

export const reminderDefaults = defineScreen({
  name: 'reminderDefaults',
  id: 'rmd',
  action,

  async render(ctx, { of, notice }) {
    const { t } = ctx
    const { reminders } = await ctx.services.notifications.get(ctx.actor())
    const set = reminderButtons({ reminders: reminders[of], allDay: false, t }, (minutes, on) =>
      action.set([of, on, minutes]),
    )
    const title = FormattedString.bold(t('reminders-title'))
    return {
      text: withNotice(notice, fmt`${title}\n\n${t(`reminders-of-${of}`)}\n${t('reminders-hint')}`),
      rows: [
        REMINDER_GROUPS.map((one) =>
          button(`${one === of ? '• ' : ''}${t(`button-reminders-${one}`)}`, action.show(one)),
        ),
        ...set,
        [button(t('button-other-time'), action.other(of))],
        [button(t('button-back'), action.back())],
      ],
    }
  },

  on: {
    show: (ctx, of) => ctx.show('reminderDefaults', { of }),
    async set(ctx, [of, on, minutes]) {
      await ctx.services.notifications.setReminder(ctx.actor(), of, minutes, on)
      await ctx.show('reminderDefaults', { of })
    },
    other: (ctx, of) => ctx.begin('remindBefore', { of: { default: of } }),
    back: (ctx) => ctx.show('notifications', {}),
  },

  reload: (ctx, { notice }) => ctx.show('notifications', { notice }),
})
