/** Asks before many records are changed at once, with how many they are. The answer says that number, too. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aView, chosenBy } from '../src/bot/screens/view-acts.ts'
import { changeLine } from '../src/bot/text/bulk-edit-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { viewCount } from '../src/bot/text/view-text.ts'
import { AppError } from '../src/errors.ts'

const action = declareActions({ go: sequence(aView, wholeNumber(6)), back: aView })

export const bulkConfirm = defineScreen({
  name: 'bulkConfirm',
  id: 'blc',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const shown = await ctx.services.views.chosen(actor, id)
    const { kind, planned, count } = shown
    if (planned === null) throw new AppError('NOT_FOUND', { message: 'Nothing is planned', details: { kind: 'view' } })
    const deletes = planned.what === 'delete'
    const line = chosenBy(ctx, shown)
    const change = FormattedString.bold(changeLine(kind, planned, t, ctx.services.tablesOf(actor)))
    const what = fmt`${change}\n${viewCount(t, kind, count)}${line === '' ? '' : ` · 🎛 ${line}`}`
    const go = button(
      t(deletes ? 'button-bulk-delete-go' : 'button-bulk-go', { count }),
      action.go([id, count]),
      deletes ? 'danger' : 'primary',
    )
    const rows: readonly Row[] = [...(count === 0 ? [] : [[go]]), [button(t('button-back'), action.back(id))]]
    const ask = count === 0 ? t('bulk-none') : t(deletes ? 'bulk-sure-delete' : 'bulk-sure')
    return { text: withNotice(notice, fmt`${what}\n\n${ask}`), rows }
  },

  on: {
    async go(ctx, [id, expected]) {
      const { planned } = await ctx.services.views.get(ctx.actor(), id)
      if (planned === null) throw new AppError('NOT_FOUND', { details: { kind: 'view' } })
      const messageId = ctx.callbackQuery?.message?.message_id
      const edit = { view: id, change: planned, expected, ...(messageId !== undefined && { messageId }) }
      await ctx.show('bulkEdit', { id: await ctx.services.bulkEdits.begin(ctx.actor(), edit) })
    },
    back: (ctx, id) => ctx.show('bulkActions', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('bulkConfirm', { id: tap.action === 'back' ? tap.argument : tap.argument[0], notice }),
})
