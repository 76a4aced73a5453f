/** One bulk edit: how far it is, and what became of the records. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, choiceLetter } from '../src/bot/screens/argument.ts'
import { stopBulkEditAndShow, undoBulkEditAndShow } from '../src/bot/screens/bulk-edit-acts.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showAll } from '../src/bot/screens/view-acts.ts'
import { bulkEditText } from '../src/bot/text/bulk-edit-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { BulkEditId } from '../src/models/ids.ts'
import { isWorking } from '../src/services/bulk-edits/bulk-edits.ts'
import { VIEW_KINDS } from '../src/services/views/view-orders.ts'

const id = anId<BulkEditId>()
const action = declareActions({ stop: id, again: id, undo: id, all: choiceLetter(VIEW_KINDS) })

const BACK = { contact: 'button-contacts', company: 'button-companies', deal: 'button-board' } as const

export const bulkEdit = defineScreen({
  name: 'bulkEdit',
  id: 'ble',
  action,

  async render(ctx, { id: own, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const view = await ctx.services.bulkEdits.get(actor, own)
    const { kind, state, changed, undoId } = view
    const stop = state === 'running' ? [button(t('button-bulk-stop'), action.stop(own), 'danger')] : []
    const undo = undoId === null || changed === 0 ? [] : [button(t('button-undo'), action.undo(own))]
    const rows: readonly Row[] = [
      isWorking(view) ? [button(t('button-bulk-again'), action.again(own)), ...stop] : undo,
      [button(t(BACK[kind]), action.all(kind))],
    ]
    const text = bulkEditText(view, t, ctx.services.tablesOf(actor))
    return { text: withNotice(notice, fmt`${text}`), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    stop: stopBulkEditAndShow,
    again: (ctx, own) => ctx.show('bulkEdit', { id: own }),
    undo: undoBulkEditAndShow,
    all: (ctx, kind) => showAll(ctx, kind),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'all'
      ? ctx.show('home', { notice })
      : ctx.show('bulkEdit', { id: tap.argument, notice }),
})
