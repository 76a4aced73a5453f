/** Asks before a lead source is deleted: its address cannot be had back. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import type { LeadSourceId } from '../src/models/ids.ts'

const action = declareActions({
  back: anId<LeadSourceId>(),
  delete: anId<LeadSourceId>(),
})

export const deleteSource = defineScreen({
  name: 'deleteSource',
  id: 'lsdel',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const source = await ctx.services.leadSources.get(ctx.actor(), id)
    return {
      text: fmt`${t('source-delete-ask', { name: source.name })}`,
      rows: [
        [
          button(t('button-delete'), action.delete(source.id), 'danger'),
          button(t('button-back'), action.back(source.id)),
        ],
      ],
    }
  },

  on: {
    back: (ctx, id) => ctx.show('leadSource', { id }),
    async delete(ctx, id) {
      const { name } = await ctx.services.leadSources.get(ctx.actor(), id)
      await ctx.services.leadSources.delete(ctx.actor(), id)
      await ctx.show('leadSources', { notice: ctx.t('source-deleted', { name }) })
    },
  },

  reload: (ctx, { notice }) => ctx.show('leadSources', { notice }),
})
