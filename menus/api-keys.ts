/** The keys of the REST export. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { apiKeyLabel, apiKeyLine } from '../src/bot/text/api-key-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ApiKeyId } from '../src/models/ids.ts'
import type { ApiKeyView } from '../src/services/api-keys/key-view.ts'

const action = declareActions({
  open: anId<ApiKeyId>(),
  new: none,
  connected: none,
  // A button of earlier versions.
  settings: none,
})

/** Active ones come first: those left out ended long ago. */
const MAX_SHOWN = 25

/** The others are only kept to be looked up: they have buttons, but no line. */
const isLive = ({ state }: ApiKeyView) => state === 'active' || state === 'stopped'

export const apiKeys = defineScreen({
  name: 'apiKeys',
  id: 'aks',
  action,

  async render(ctx, { notice }) {
    const { t } = ctx
    const keys = await ctx.services.apiKeys.list(ctx.actor())
    const rows: Row[] = [
      ...keys.slice(0, MAX_SHOWN).map((key) => [button(labelOf(apiKeyLabel(key)), action.open(key.id))]),
      [button(t('button-new-api-key'), action.new(), 'primary')],
      [button(t('button-integrations'), action.connected())],
    ]
    const about = keys.length === 0 ? t('api-keys-none') : t('api-keys-about')
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const lines = keys.filter(isLive).map((key) => `\n${apiKeyLine(key, clock)}`)
    const text = fmt`${FormattedString.bold(t('api-keys-title'))}\n\n${about}${lines.length > 0 ? '\n' : ''}${lines.join('')}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('apiKey', { id }),
    new: (ctx) => ctx.begin('addApiKey', {}),
    connected: (ctx) => ctx.show('integrations', {}),
    settings: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('apiKeys', { notice }),
})
