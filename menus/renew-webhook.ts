/** Asks how a webhook's secret is to be replaced. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showWebhookSecret } from '../src/bot/screens/show-secret.ts'
import type { WebhookId } from '../src/models/ids.ts'

const action = declareActions({
  later: anId<WebhookId>(),
  now: anId<WebhookId>(),
  back: anId<WebhookId>(),
})

const NOTICES = { later: 'webhook-secret-renewed', now: 'webhook-secret-ended' } as const

function renew(ctx: BotContext, id: WebhookId, oldEnds: keyof typeof NOTICES): Promise<void> {
  const make = (shownIn: Parameters<typeof ctx.services.webhooks.rotate>[2]) =>
    ctx.services.webhooks.rotate(ctx.actor(), id, shownIn, oldEnds)
  return showWebhookSecret(ctx, make, ctx.t(NOTICES[oldEnds]))
}

export const renewWebhook = defineScreen({
  name: 'renewWebhook',
  id: 'whnew',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const { name } = await ctx.services.webhooks.get(ctx.actor(), id)
    return {
      text: fmt`${t('webhook-renew-ask', { name })}`,
      rows: [
        [button(t('button-webhook-secret-later'), action.later(id))],
        [button(t('button-webhook-secret-now'), action.now(id), 'danger')],
        [button(t('button-back'), action.back(id))],
      ],
    }
  },

  on: {
    later: (ctx, id) => renew(ctx, id, 'later'),
    now: (ctx, id) => renew(ctx, id, 'now'),
    back: (ctx, id) => ctx.show('webhook', { id }),
  },

  reload: (ctx, { notice }) => ctx.show('webhooks', { notice }),
})
