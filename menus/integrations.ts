/** What the workspace is connected to: everything that comes in from other programs or goes out to them. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  sources: none,
  webhooks: none,
  syncs: none,
  imports: none,
  keys: none,
  settings: none,
})

export const integrations = defineScreen({
  name: 'integrations',
  id: 'intg',
  action,

  render(ctx, { notice }) {
    const { t } = ctx
    const { role } = ctx.actor()
    const rows: Row[] = [
      may(role, 'lead-source.manage') ? [button(t('button-lead-sources'), action.sources())] : [],
      may(role, 'webhook.manage') ? [button(t('button-webhooks'), action.webhooks())] : [],
      may(role, 'sync.manage') ? [button(t('button-syncs'), action.syncs())] : [],
      may(role, 'import.run') ? [button(t('button-imports'), action.imports())] : [],
      may(role, 'api-key.manage') ? [button(t('button-api-keys'), action.keys())] : [],
      [button(t('button-settings'), action.settings())],
    ]
    const text = fmt`${FormattedString.bold(t('integrations-title'))}\n\n${t('integrations-about')}`
    return Promise.resolve({ text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) })
  },

  on: {
    sources: (ctx) => ctx.show('leadSources', {}),
    webhooks: (ctx) => ctx.show('webhooks', {}),
    syncs: (ctx) => ctx.show('syncs', {}),
    imports: (ctx) => ctx.show('imports', {}),
    keys: (ctx) => ctx.show('apiKeys', {}),
    settings: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('integrations', { notice }),
})
