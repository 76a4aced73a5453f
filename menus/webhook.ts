/** One outgoing webhook: where it sends to, how that goes, and what can be done with it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { resumeWebhookAndShow, testWebhookAndListen, tryWebhookAndShow } from '../src/bot/screens/webhook-acts.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { moment } from '../src/bot/text/text-value.ts'
import { groupsText, webhookStatusText } from '../src/bot/text/webhook-text.ts'
import type { WebhookId } from '../src/models/ids.ts'
import type { WebhookView } from '../src/services/webhooks/endpoint-view.ts'
import { MAX_COUNTED } from '../src/services/webhooks/webhook-messages.ts'

const action = declareActions({
  list: none,
  sent: anId<WebhookId>(),
  test: anId<WebhookId>(),
  name: anId<WebhookId>(),
  url: anId<WebhookId>(),
  events: anId<WebhookId>(),
  renew: anId<WebhookId>(),
  pause: anId<WebhookId>(),
  resume: anId<WebhookId>(),
  try: anId<WebhookId>(),
  delete: anId<WebhookId>(),
})

type Counts = { readonly waiting: number; readonly failed: number }

function linesOf(ctx: BotContext, webhook: WebhookView, { waiting, failed }: Counts): readonly string[] {
  const { t } = ctx
  const zone = ctx.membership?.timeZone ?? 'UTC'
  const at = (time: string) => ({ at: moment(new Date(time), zone) })
  const { failingSince, lastSuccessAt, oldSecretUntil } = webhook
  const counted = (key: 'webhook-waiting' | 'webhook-failed', count: number): readonly string[] =>
    count === 0 ? [] : [t(key, { count: Math.min(count, MAX_COUNTED) })]
  return [
    webhookStatusText(webhook, t),
    t('webhook-sends', { groups: groupsText(webhook.groups, t) }),
    ...(failingSince === null ? [] : [t('webhook-failing-since', at(failingSince))]),
    lastSuccessAt === null ? t('webhook-no-success') : t('webhook-last-success', at(lastSuccessAt)),
    ...counted('webhook-waiting', waiting),
    ...counted('webhook-failed', failed),
    ...(oldSecretUntil === null ? [] : [t('webhook-old-secret', at(oldSecretUntil))]),
  ]
}

export const webhook = defineScreen({
  name: 'webhook',
  id: 'wh',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [view, counts] = await Promise.all([
      ctx.services.webhooks.get(actor, id),
      ctx.services.webhookMessages.count(actor, id),
    ])
    const lines = linesOf(ctx, view, counts)
    const text = fmt`📤 ${FormattedString.bold(view.name)}\n${FormattedString.code(view.url)}\n\n${lines.join('\n')}`
    const status = {
      active: button(t('button-webhook-pause'), action.pause(id)),
      paused: button(t('button-webhook-resume'), action.resume(id)),
      disabled: button(t('button-webhook-enable'), action.resume(id)),
    }[view.status]
    const isStuck = counts.waiting > 0 && view.status !== 'paused'
    const rows: Row[] = [
      [button(t('button-webhook-test'), action.test(id)), button(t('button-webhook-messages'), action.sent(id))],
      isStuck ? [button(t('button-webhook-try-now'), action.try(id))] : [],
      [button(t('button-webhook-name'), action.name(id)), button(t('button-webhook-url'), action.url(id))],
      [button(t('button-webhook-events'), action.events(id)), button(t('button-webhook-secret'), action.renew(id))],
      [status],
      [button(t('button-delete'), action.delete(id), 'danger'), button(t('button-back'), action.list())],
    ]
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    list: (ctx) => ctx.show('webhooks', {}),
    sent: (ctx, id) => ctx.show('webhookMessages', { id }),
    test: testWebhookAndListen,
    name: (ctx, id) => ctx.begin('editWebhook', { id, field: 'name' }),
    url: (ctx, id) => ctx.begin('editWebhook', { id, field: 'url' }),
    events: (ctx, id) => ctx.show('webhookEvents', { id }),
    renew: (ctx, id) => ctx.show('renewWebhook', { id }),
    async pause(ctx, id) {
      await ctx.services.webhooks.pause(ctx.actor(), id)
      await ctx.show('webhook', { id, notice: ctx.t('webhook-paused') })
    },
    resume: (ctx, id) => resumeWebhookAndShow(ctx, id),
    try: (ctx, id) => tryWebhookAndShow(ctx, id),
    delete: (ctx, id) => ctx.show('deleteWebhook', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'list'
      ? ctx.show('webhooks', { notice })
      : ctx.show('webhook', { id: tap.argument, notice }),
})
