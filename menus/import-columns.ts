/** The columns of a file that is imported, each with what it fills and some of its values. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { anImportColumn, anImportPage } from '../src/bot/screens/import-place.ts'
import { watchImportAndShow } from '../src/bot/screens/import-acts.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { targetLabel } from '../src/bot/text/import-column-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { cutToUnits } from '../src/language/cut-text.ts'
import type { ImportId } from '../src/models/ids.ts'

const action = declareActions({ column: anImportColumn, page: anImportPage, back: anId<ImportId>() })

const PAGE = 10
const MAX_SAMPLE_LENGTH = 40

export const importColumns = defineScreen({
  name: 'importColumns',
  id: 'impcs',
  action,

  async render(ctx, { id, page = 0, notice }) {
    const { t } = ctx
    const { columns, name } = await ctx.services.imports.get(ctx.actor(), id)
    const first = page * PAGE
    const shown = columns.slice(first, first + PAGE)
    const lines = shown.map(({ header, target, samples }, index) => {
      const some = samples.map((sample) => cutToUnits(sample.replace(/\s+/gu, ' '), MAX_SAMPLE_LENGTH)).join(' · ')
      return fmt`${first + index + 1}. ${FormattedString.bold(cutToUnits(header, MAX_SAMPLE_LENGTH))} → ${targetLabel(target, t)}\n${some}`
    })
    const rows = shown.map(({ header, target }, index): Row => [
      button(labelOf(`${header} → ${targetLabel(target, t)}`), action.column({ id, column: first + index })),
    ])
    const turns: Row = [
      ...(page > 0 ? [button('◀️', action.page({ id, page: page - 1 }))] : []),
      ...(first + PAGE < columns.length ? [button('▶️', action.page({ id, page: page + 1 }))] : []),
    ]
    const list = lines.reduce((text, line) => fmt`${text}\n${line}`, fmt``)
    const text = fmt`🧩 ${FormattedString.bold(name)}\n${t('import-columns-about')}\n${list}`
    return {
      text: withNotice(notice, text),
      rows: [...rows, turns, [button(t('button-import-check'), action.back(id), 'primary')]].filter(
        (row) => row.length > 0,
      ),
    }
  },

  on: {
    column: (ctx, of) => ctx.show('importColumn', of),
    page: (ctx, at) => ctx.show('importColumns', at),
    back: watchImportAndShow,
  },

  reload: (ctx, { tap, notice }) => {
    if (tap === null) return null
    return ctx.show('import', { id: tap.action === 'back' ? tap.argument : tap.argument.id, notice })
  },
})
