/** Asks since when a webhook's failed messages are to be sent again. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { REPLAY_LABELS } from '../src/bot/text/webhook-text.ts'
import type { WebhookId } from '../src/models/ids.ts'
import type { ReplaySpan } from '../src/services/webhooks/webhook-messages.ts'

const action = declareActions({
  hour: anId<WebhookId>(),
  day: anId<WebhookId>(),
  week: anId<WebhookId>(),
  back: anId<WebhookId>(),
})

async function replay(ctx: BotContext, id: WebhookId, span: ReplaySpan): Promise<void> {
  const { replayed } = await ctx.services.webhookMessages.replayFailed(ctx.actor(), id, span)
  await ctx.show('webhookMessages', { id, notice: ctx.t('webhook-replayed-count', { count: replayed }) })
}

export const replayWebhook = defineScreen({
  name: 'replayWebhook',
  id: 'whrep',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    await ctx.services.webhooks.get(ctx.actor(), id)
    return {
      text: fmt`${t('webhook-replay-ask')}`,
      rows: [
        (['hour', 'day', 'week'] as const).map((span) => button(t(REPLAY_LABELS[span]), action[span](id))),
        [button(t('button-back'), action.back(id))],
      ],
    }
  },

  on: {
    hour: (ctx, id) => replay(ctx, id, 'hour'),
    day: (ctx, id) => replay(ctx, id, 'day'),
    week: (ctx, id) => replay(ctx, id, 'week'),
    back: (ctx, id) => ctx.show('webhookMessages', { id }),
  },

  reload: (ctx, { notice }) => ctx.show('webhooks', { notice }),
})
