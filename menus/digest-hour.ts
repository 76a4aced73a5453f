/** Chooses the hour of the daily digest. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none, wholeNumber } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { hourText } from '../src/bot/text/hour-text.ts'

const action = declareActions({
  at: wholeNumber(2),
  back: none,
})

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const PER_ROW = 4

export const digestHour = defineScreen({
  name: 'digestHour',
  id: 'dgh',
  action,

  async render(ctx) {
    const { t } = ctx
    const present = (await ctx.services.notifications.get(ctx.actor())).digestHour
    const buttons = HOURS.map((hour) =>
      button(hour === present ? `✅ ${hourText(hour)}` : hourText(hour), action.at(hour)),
    )
    return {
      text: fmt`${t('digest-ask-hour')}`,
      rows: [
        ...HOURS.filter((hour) => hour % PER_ROW === 0).map((hour) => buttons.slice(hour, hour + PER_ROW)),
        [button(t('button-back'), action.back())],
      ],
    }
  },

  on: {
    async at(ctx, hour) {
      await ctx.services.notifications.setDigestHour(ctx.actor(), hour)
      await ctx.show('notifications', { notice: ctx.t('settings-saved') })
    },
    back: (ctx) => ctx.show('notifications', {}),
  },

  reload: (ctx, { notice }) => ctx.show('notifications', { notice }),
})
