/** What is done seldom with a record: nothing here may be hit by accident on the card. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { deleteOrAsk } from '../src/bot/screens/delete-and-show.ts'
import { editingOf } from '../src/bot/screens/edited-kinds.ts'
import { editedRecord } from '../src/bot/screens/edited-record.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({
  delete: editedRecord,
  back: editedRecord,
})

export const moreRecord = defineScreen({
  name: 'moreRecord',
  id: 'mor',
  action,

  async render(ctx, record) {
    const { t } = ctx
    const { permission, read } = editingOf(record)
    authorize(ctx.actor(), permission)
    const { name } = await read(ctx)
    return {
      text: fmt`${FormattedString.bold(name)}\n${t('more-what')}`,
      rows: [
        [button(t('button-delete'), action.delete(record), 'danger')],
        [button(t('button-back'), action.back(record))],
      ],
    }
  },

  on: {
    delete: deleteOrAsk,
    back: (ctx, record) => showCard(ctx, record),
  },

  about: ({ argument }) => argument,

  reload: (ctx, { tap, notice }) => (tap === null ? null : showCard(ctx, tap.argument, { notice })),
})
