/** Which changes a webhook sends, as switches. */
import { FormattedString } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, choice, sequence } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { WebhookId } from '../src/models/ids.ts'
import { WEBHOOK_GROUPS } from '../src/services/webhooks/message-types.ts'

const action = declareActions({
  flip: sequence(anId<WebhookId>(), choice(WEBHOOK_GROUPS)),
  back: anId<WebhookId>(),
})

export const webhookEvents = defineScreen({
  name: 'webhookEvents',
  id: 'whev',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const { name, groups } = await ctx.services.webhooks.get(ctx.actor(), id)
    const rows: Row[] = [
      ...WEBHOOK_GROUPS.map((group): Row => {
        const sign = groups.includes(group) ? '✅' : '▫️'
        return [button(`${sign} ${t(`webhook-group-${group}`)}`, action.flip([id, group]))]
      }),
      [button(t('button-back'), action.back(id))],
    ]
    return { text: withNotice(notice, FormattedString.bold(t('webhook-events-title', { name }))), rows }
  },

  on: {
    async flip(ctx, [id, group]) {
      await ctx.services.webhooks.toggleGroup(ctx.actor(), id, group)
      await ctx.show('webhookEvents', { id })
    },
    back: (ctx, id) => ctx.show('webhook', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap?.action === 'flip'
      ? ctx.show('webhookEvents', { id: tap.argument[0], notice })
      : ctx.show('webhooks', { notice }),
})
