/** Asks before a sync is deleted: its records stay, but the next one would have to find them again. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import type { SyncId } from '../src/models/ids.ts'

const action = declareActions({ back: anId<SyncId>(), delete: anId<SyncId>() })

export const deleteSync = defineScreen({
  name: 'deleteSync',
  id: 'sdel',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const { name } = await ctx.services.syncs.get(ctx.actor(), id)
    return {
      text: fmt`${t('sync-delete-ask', { name })}`,
      rows: [[button(t('button-delete'), action.delete(id), 'danger'), button(t('button-back'), action.back(id))]],
    }
  },

  on: {
    back: (ctx, id) => ctx.show('sync', { id }),
    async delete(ctx, id) {
      const { name } = await ctx.services.syncs.get(ctx.actor(), id)
      await ctx.services.syncs.delete(ctx.actor(), id)
      await ctx.show('syncs', { notice: ctx.t('sync-deleted', { name }) })
    },
  },

  reload: (ctx, { notice }) => ctx.show('syncs', { notice }),
})
