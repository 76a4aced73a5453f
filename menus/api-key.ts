/** One key of the REST export: its permissions, who answers for it, and how to end it. */
import { fmt } from '@grammyjs/parse-mode'

import { adoptAndShow } from '../src/bot/screens/adopt-key.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showSecret } from '../src/bot/screens/show-secret.ts'
import { apiKeyCard, createdApiKeyText } from '../src/bot/text/api-key-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ApiKeyId } from '../src/models/ids.ts'

const action = declareActions({
  list: none,
  show: anId<ApiKeyId>(),
  revoke: anId<ApiKeyId>(),
  end: anId<ApiKeyId>(),
  rotate: anId<ApiKeyId>(),
  adopt: anId<ApiKeyId>(),
})

export const apiKey = defineScreen({
  name: 'apiKey',
  id: 'akk',
  action,

  async render(ctx, { id, notice, confirm = false }) {
    const { t } = ctx
    const key = await ctx.services.apiKeys.get(ctx.actor(), id)
    const card = apiKeyCard(key, t, ctx.membership?.timeZone ?? 'UTC')
    const back: Row = [button(t('button-back'), action.list())]
    if (key.state === 'expired' || key.state === 'revoked') return { text: withNotice(notice, card), rows: [back] }
    if (confirm) {
      const yes = button(t('button-revoke-yes'), action.end(key.id), 'danger')
      const rows: Row[] = [[yes], [button(t('button-back'), action.show(key.id))]]
      return { text: fmt`${card}\n\n${t('api-key-revoke-sure')}`, rows }
    }
    const first =
      key.state === 'stopped'
        ? button(t('button-adopt'), action.adopt(key.id), 'primary')
        : button(t('button-rotate'), action.rotate(key.id))
    const rows: Row[] = [[first, button(t('button-revoke'), action.revoke(key.id))], back]
    return { text: withNotice(notice, card), rows }
  },

  on: {
    list: (ctx) => ctx.show('apiKeys', {}),
    show: (ctx, id) => ctx.show('apiKey', { id }),
    revoke: (ctx, id) => ctx.show('apiKey', { id, confirm: true }),
    async end(ctx, id) {
      const { name } = await ctx.services.apiKeys.revoke(ctx.actor(), id)
      await ctx.show('apiKeys', { notice: ctx.t('api-key-revoked', { name }) })
    },
    adopt: (ctx, id) => adoptAndShow(ctx, id),
    async rotate(ctx, id) {
      await ctx.services.apiKeys.get(ctx.actor(), id)
      await showSecret(ctx, async (shownIn) =>
        createdApiKeyText(await ctx.services.apiKeys.rotate(ctx.actor(), id, shownIn), ctx.t),
      )
      await ctx.show('apiKeys', { notice: ctx.t('api-key-rotated') })
    },
  },

  reload: (ctx, { notice }) => ctx.show('apiKeys', { notice }),
})
