/** The columns of a file that is imported, each with what it fills and some of its values. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { anImportColumn, anImportPage } from '../src/bot/screens/import-place.ts'
import { COLUMNS_ON_PAGE, makeUnknownFields } from '../src/bot/screens/import-columns.ts'
import { watchImportAndShow } from '../src/bot/screens/import-acts.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { targetLabel } from '../src/bot/text/import-column-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { cutToUnits } from '../src/language/cut-text.ts'
import type { ImportId } from '../src/models/ids.ts'
import { unknownColumns } from '../src/services/imports/own-columns.ts'

const id = anId<ImportId>()
const action = declareActions({ column: anImportColumn, page: anImportPage, makeAll: id, back: id })

const MAX_SAMPLE_LENGTH = 40

export const importColumns = defineScreen({
  name: 'importColumns',
  id: 'impcs',
  action,

  async render(ctx, { id: own, page = 0, notice }) {
    const { t } = ctx
    const words = cardWords(ctx)
    const { columns, name } = await ctx.services.imports.get(ctx.actor(), own)
    const first = page * COLUMNS_ON_PAGE
    const shown = columns.slice(first, first + COLUMNS_ON_PAGE)
    const lines = shown.map(({ header, target, samples }, index) => {
      const some = samples.map((sample) => cutToUnits(sample.replace(/\s+/gu, ' '), MAX_SAMPLE_LENGTH)).join(' · ')
      return fmt`${first + index + 1}. ${FormattedString.bold(cutToUnits(header, MAX_SAMPLE_LENGTH))} → ${targetLabel(target, words)}\n${some}`
    })
    const rows = shown.map(({ header, target }, index): Row => [
      button(labelOf(`${header} → ${targetLabel(target, words)}`), action.column({ id: own, column: first + index })),
    ])
    const turns: Row = [
      ...(page > 0 ? [button('◀️', action.page({ id: own, page: page - 1 }))] : []),
      ...(first + COLUMNS_ON_PAGE < columns.length ? [button('▶️', action.page({ id: own, page: page + 1 }))] : []),
    ]
    const unknown = unknownColumns(columns)
    const make: Row =
      unknown.length === 0
        ? []
        : [button(t('button-import-make-fields', { count: unknown.length }), action.makeAll(own))]
    const list = lines.reduce((text, line) => fmt`${text}\n${line}`, fmt``)
    const text = fmt`🧩 ${FormattedString.bold(name)}\n${t('import-columns-about')}\n${list}`
    return {
      text: withNotice(notice, text),
      rows: [...rows, turns, make, [button(t('button-import-check'), action.back(own), 'primary')]].filter(
        (row) => row.length > 0,
      ),
    }
  },

  on: {
    column: (ctx, of) => ctx.show('importColumn', of),
    page: (ctx, at) => ctx.show('importColumns', at),
    makeAll: makeUnknownFields,
    back: watchImportAndShow,
  },

  reload: (ctx, { tap, notice }) => {
    if (tap === null) return null
    const { argument } = tap
    return ctx.show('import', { id: typeof argument === 'string' ? argument : argument.id, notice })
  },
})
