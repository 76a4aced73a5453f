/** Asks before a record of somebody else's is deleted, or tasks of others go along. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { deleteAndShow } from '../src/bot/screens/delete-and-show.ts'
import { editedRecord } from '../src/bot/screens/edited-record.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import type { DeletionPreview } from '../src/services/deleting/preview-deletion.ts'

const action = declareActions({
  sure: editedRecord,
  back: editedRecord,
})

function lines({ owner, tasks }: DeletionPreview, t: Translate): readonly string[] {
  const along = tasks.map((of) => {
    if (of.whose === 'member') return t('delete-along', { count: of.count, name: of.name })
    return t(of.whose === 'mine' ? 'delete-along-own' : 'delete-along-nobodys', { count: of.count })
  })
  return [
    ...(owner === null ? [] : [t('delete-owner', { owner })]),
    ...(along.length === 0 ? [] : [t('delete-along-title'), ...along.map((line) => `• ${line}`)]),
  ]
}

export const deleteRecord = defineScreen({
  name: 'deleteRecord',
  id: 'del',
  action,

  async render(ctx, record) {
    const { t } = ctx
    const preview = await ctx.services.previewDeletion(ctx.actor(), record)
    return {
      text: fmt`${FormattedString.bold(t('delete-ask', { name: preview.name }))}\n${lines(preview, t).join('\n')}`,
      rows: [
        [button(t('button-delete'), action.sure(record), 'danger'), button(t('button-back'), action.back(record))],
      ],
    }
  },

  on: {
    sure: deleteAndShow,
    back: (ctx, record) => showCard(ctx, record),
  },

  reload: (ctx, { tap, notice }) => (tap === null ? null : showCard(ctx, tap.argument, { notice })),
})
