/** The outgoing webhooks of the workspace, for admins. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { WEBHOOK_SIGNS } from '../src/bot/text/webhook-text.ts'
import type { WebhookId } from '../src/models/ids.ts'

const action = declareActions({
  open: anId<WebhookId>(),
  add: none,
  back: none,
})

export const webhooks = defineScreen({
  name: 'webhooks',
  id: 'whs',
  action,

  async render(ctx, { notice }) {
    const { t } = ctx
    const found = await ctx.services.webhooks.list(ctx.actor())
    const about = found.length === 0 ? t('webhooks-none') : t('webhooks-count', { count: found.length })
    const rows: Row[] = [
      ...found.map(({ id, name, status, failingSince }): Row => {
        const sign = status === 'active' && failingSince !== null ? '⚠️' : WEBHOOK_SIGNS[status]
        return [button(`${sign} ${labelOf(name)}`, action.open(id))]
      }),
      [button(t('button-add-webhook'), action.add(), 'primary')],
      [button(t('button-integrations'), action.back())],
    ]
    return { text: withNotice(notice, fmt`${FormattedString.bold(t('webhooks-title'))}\n\n${about}`), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('webhook', { id }),
    add: (ctx) => ctx.begin('addWebhook', {}),
    back: (ctx) => ctx.show('integrations', {}),
  },

  reload: (ctx, { notice }) => ctx.show('webhooks', { notice }),
})
