/** At which hour the daily digest comes. */
import { fmt } from '@grammyjs/parse-mode'

import type { Screen } from '../src/bot/screens/screen.ts'
import { hourText } from '../src/bot/text/hour-text.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const PER_ROW = 4

export const digestHour: Screen<'digestHour'> = {
  name: 'digestHour',
  id: 'dgh',

  async render(ctx) {
    const { t } = ctx
    const present = (await ctx.services.notifications.get(ctx.actor())).digestHour
    const buttons = HOURS.map((hour) => ({
      label: hour === present ? `✅ ${hourText(hour)}` : hourText(hour),
      action: `at:${hour}`,
    }))
    return {
      text: fmt`${t('digest-ask-hour')}`,
      rows: [
        ...HOURS.filter((hour) => hour % PER_ROW === 0).map((hour) => buttons.slice(hour, hour + PER_ROW)),
        [{ label: t('button-back'), action: 'back' }],
      ],
    }
  },

  actions: {
    async at(ctx, hour) {
      await ctx.services.notifications.setDigestHour(ctx.actor(), Number(hour))
      await ctx.show('notifications', { notice: ctx.t('settings-saved') })
    },
    back: (ctx) => ctx.show('notifications', {}),
  },

  reload: (ctx, { notice }) => ctx.show('notifications', { notice }),
}
