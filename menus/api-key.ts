/** One key of the REST export: what it may, and its end. */
import { fmt } from '@grammyjs/parse-mode'

import type { Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { showSecret } from '../src/bot/screens/show-secret.ts'
import { apiKeyCard, madeApiKeyText } from '../src/bot/text/api-key-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'

export const apiKey: Screen<'apiKey'> = {
  name: 'apiKey',
  id: 'akk',

  async render(ctx, { id, notice, confirm = false }) {
    const { t } = ctx
    const key = await ctx.services.apiKeys.get(ctx.actor(), id)
    const card = apiKeyCard(key, t, ctx.membership?.timeZone ?? 'UTC')
    const back: Row = [{ label: t('button-back'), action: 'list' }]
    if (key.state !== 'active') return { text: withNotice(notice, card), rows: [back] }
    if (confirm) {
      const yes = { label: t('button-revoke-yes'), action: `end:${id}`, style: 'danger' as const }
      const rows: Row[] = [[yes], [{ label: t('button-back'), action: `show:${id}` }]]
      return { text: fmt`${card}\n\n${t('api-key-revoke-sure')}`, rows }
    }
    const rows: Row[] = [
      [
        { label: t('button-rotate'), action: `rotate:${id}` },
        { label: t('button-revoke'), action: `revoke:${id}` },
      ],
      back,
    ]
    return { text: withNotice(notice, card), rows }
  },

  actions: {
    list: (ctx) => ctx.show('apiKeys', {}),
    show: (ctx, id) => ctx.show('apiKey', { id }),
    revoke: (ctx, id) => ctx.show('apiKey', { id, confirm: true }),
    async end(ctx, id) {
      const { name } = await ctx.services.apiKeys.revoke(ctx.actor(), id)
      await ctx.show('apiKeys', { notice: ctx.t('api-key-revoked', { name }) })
    },
    async rotate(ctx, id) {
      await ctx.services.apiKeys.get(ctx.actor(), id)
      await showSecret(ctx, async (shownIn) =>
        madeApiKeyText(await ctx.services.apiKeys.rotate(ctx.actor(), id, shownIn), ctx.t),
      )
      await ctx.show('apiKeys', { notice: ctx.t('api-key-rotated') })
    },
  },

  reload: (ctx, { notice }) => ctx.show('apiKeys', { notice }),
}
