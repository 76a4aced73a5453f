/** One import: what was recognised and what would be written, or what became of it. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { IMPORT_DOES } from '../src/bot/screens/import-acts.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { importButtons } from '../src/bot/text/import-buttons.ts'
import { importText } from '../src/bot/text/import-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ImportId } from '../src/models/ids.ts'

const id = anId<ImportId>()
const action = declareActions({
  start: id,
  columns: id,
  words: id,
  makeAll: id,
  mode: id,
  match: id,
  days: id,
  stop: id,
  again: id,
  undo: id,
  undoNow: id,
  refused: id,
  list: none,
})

export const importScreen = defineScreen({
  name: 'import',
  id: 'imp',
  action,

  async render(ctx, { id: own, notice, confirm = false }) {
    const { t } = ctx
    const view = await ctx.services.imports.get(ctx.actor(), own)
    const text = [importText(view, t), ...(confirm ? ['', t('import-undo-sure')] : [])].join('\n')
    const rows = importButtons(view, t, confirm).map((row) =>
      row.map(([label, act, style]) => button(label, act === 'list' ? action.list() : action[act](own), style)),
    )
    return { text: withNotice(notice, fmt`${text}`), rows }
  },

  on: { ...IMPORT_DOES, list: (ctx) => ctx.show('imports', {}) },

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'list'
      ? ctx.show('imports', { notice })
      : ctx.show('import', { id: tap.argument, notice }),
})
