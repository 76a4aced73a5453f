/** A webhook's secret, shown once, in a message that deletes itself, with what to do with it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { testWebhookAndListen } from '../src/bot/screens/webhook-acts.ts'
import { copyRow } from '../src/bot/text/reach.ts'
import type { WebhookId } from '../src/models/ids.ts'

const action = declareActions({
  test: anId<WebhookId>(),
  gone: none,
  open: anId<WebhookId>(),
})

export const webhookSecret = defineScreen({
  name: 'webhookSecret',
  id: 'whsec',
  action,

  render(ctx, { shown }) {
    const { t } = ctx
    const text = fmt`🔑 ${FormattedString.bold(shown.name)}\n\n${t('webhook-secret-shown')}\n${FormattedString.code(shown.secret)}\n\n${t('webhook-secret-steps')}\n\n${t('webhook-secret-once')}`
    return Promise.resolve({
      text,
      rows: [
        ...copyRow(t('button-copy-secret'), shown.secret),
        [button(t('button-webhook-test'), action.test(shown.id), 'primary')],
        [button(t('button-delete-message'), action.gone(), 'danger')],
        [button(t('button-webhook-open'), action.open(shown.id))],
      ],
    })
  },

  on: {
    test: testWebhookAndListen,
    gone: async (ctx) => void (await ctx.deleteMessage()),
    open: (ctx, id) => ctx.show('webhook', { id }, { fresh: true }),
  },

  reload: (ctx, { notice }) => ctx.show('webhooks', { notice }, { fresh: true }),
})
