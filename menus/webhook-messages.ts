/** What was sent to a webhook, newest first. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { MESSAGE_SIGNS } from '../src/bot/text/webhook-text.ts'
import type { WebhookId, WebhookMessageId } from '../src/models/ids.ts'

const action = declareActions({
  open: anId<WebhookMessageId>(),
  back: anId<WebhookId>(),
  older: anId<WebhookMessageId>(),
  again: anId<WebhookId>(),
})

const PAGE = 8

export const webhookMessages = defineScreen({
  name: 'webhookMessages',
  id: 'whmsgs',
  action,

  async render(ctx, { id, before, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const { webhooks, webhookMessages: sent } = ctx.services
    const [view, page, counts] = await Promise.all([
      webhooks.get(actor, id),
      sent.list(actor, id, { limit: PAGE, ...(before !== undefined && { before }) }),
      sent.count(actor, id),
    ])
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const last = page.messages.at(-1)
    const rows: Row[] = [
      ...page.messages.map(({ id: message, type, status, createdAt }): Row => {
        const at = momentText(new Date(createdAt), clock)
        return [button(`${MESSAGE_SIGNS[status]} ${at} · ${type}`, action.open(message))]
      }),
      page.hasMore && last !== undefined ? [button(t('button-older'), action.older(last.id))] : [],
      counts.failed > 0 ? [button(t('button-webhook-replay-failed'), action.again(id))] : [],
      [button(t('button-back'), action.back(id))],
    ]
    const about = page.messages.length === 0 ? t('webhook-messages-none') : t('webhook-messages-about')
    const text = fmt`${FormattedString.bold(t('webhook-messages-title', { name: view.name }))}\n\n${about}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    open: (ctx, id) => ctx.show('webhookMessage', { id }),
    back: (ctx, id) => ctx.show('webhook', { id }),
    async older(ctx, before) {
      const { endpointId } = await ctx.services.webhookMessages.get(ctx.actor(), before)
      await ctx.show('webhookMessages', { id: endpointId, before })
    },
    again: (ctx, id) => ctx.show('replayWebhook', { id }),
  },

  reload: (ctx, { notice }) => ctx.show('webhooks', { notice }),
})
