/** Asks before a webhook is deleted: what waits for it is dropped. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import type { WebhookId } from '../src/models/ids.ts'

const action = declareActions({
  back: anId<WebhookId>(),
  delete: anId<WebhookId>(),
})

export const deleteWebhook = defineScreen({
  name: 'deleteWebhook',
  id: 'whdel',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const { name } = await ctx.services.webhooks.get(ctx.actor(), id)
    return {
      text: fmt`${t('webhook-delete-ask', { name })}`,
      rows: [[button(t('button-delete'), action.delete(id), 'danger'), button(t('button-back'), action.back(id))]],
    }
  },

  on: {
    back: (ctx, id) => ctx.show('webhook', { id }),
    async delete(ctx, id) {
      const { name } = await ctx.services.webhooks.get(ctx.actor(), id)
      await ctx.services.webhooks.delete(ctx.actor(), id)
      await ctx.show('webhooks', { notice: ctx.t('webhook-deleted', { name }) })
    },
  },

  reload: (ctx, { notice }) => ctx.show('webhooks', { notice }),
})
