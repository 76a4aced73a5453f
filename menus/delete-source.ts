/** Asks before a lead source is deleted: its address cannot be restored. */
import { fmt } from '@grammyjs/parse-mode'

import type { Screen } from '../src/bot/screens/screen.ts'

export const deleteSource: Screen<'deleteSource'> = {
  name: 'deleteSource',
  id: 'lsdel',

  async render(ctx, { id }) {
    const { t } = ctx
    const { name } = await ctx.services.leadSources.get(ctx.actor(), id)
    return {
      text: fmt`${t('source-delete-ask', { name })}`,
      rows: [
        [
          { label: t('button-delete'), action: `delete:${id}`, style: 'danger' },
          { label: t('button-back'), action: `back:${id}` },
        ],
      ],
    }
  },

  actions: {
    back: (ctx, id) => ctx.show('leadSource', { id }),
    async delete(ctx, id) {
      const { name } = await ctx.services.leadSources.get(ctx.actor(), id)
      await ctx.services.leadSources.delete(ctx.actor(), id)
      await ctx.show('leadSources', { notice: ctx.t('source-deleted', { name }) })
    },
  },

  reload: (ctx, { notice }) => ctx.show('leadSources', { notice }),
}
