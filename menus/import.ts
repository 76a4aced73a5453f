/** One import: what was recognised and what would be written, or what became of it. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import {
  cancelImportAndShow,
  startImportAndShow,
  undoImportAndShow,
  watchImportAndShow,
} from '../src/bot/screens/import-acts.ts'
import { makeUnknownFields } from '../src/bot/screens/import-columns.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { importText } from '../src/bot/text/import-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import type { ImportId } from '../src/models/ids.ts'
import { IMPORT_MATCHES, IMPORT_MODES, type ImportView, isWorking } from '../src/services/imports/import-view.ts'
import { unknownColumns } from '../src/services/imports/own-columns.ts'

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

function readyRows(
  { id: own, expected, mode, match, dayOrder, dayOrderAsked, columns, unknownStages, unknownOwners, open }: ImportView,
  t: Translate,
): readonly Row[] {
  const count = expected === null ? 0 : expected.created + expected.updated
  const unknown = unknownColumns(columns).length
  const hasWords = unknownStages.length + unknownOwners.length > 0
  const left = open.stage.length + open.owner.length
  return [
    count > 0 ? [button(t('button-import-start', { count }), action.start(own), 'primary')] : [],
    hasWords ? [button(t('button-import-words', { count: left }), action.words(own))] : [],
    [button(t('button-import-columns'), action.columns(own))],
    unknown === 0 ? [] : [button(t('button-import-make-fields', { count: unknown }), action.makeAll(own))],
    [
      button(t(`button-import-mode-${mode}`), action.mode(own)),
      button(t(`button-import-match-${match}`), action.match(own)),
    ],
    dayOrderAsked ? [button(t(`button-import-days-${dayOrder}`), action.days(own))] : [],
    [button(t('button-import-drop'), action.stop(own), 'danger'), button(t('button-imports'), action.list())],
  ]
}

function rowsOf(view: ImportView, t: Translate, confirm: boolean): readonly Row[] {
  const { id: own, state, undoUntil, figures } = view
  if (state === 'ready') return readyRows(view, t)
  if (isWorking(view)) {
    const stop = state === 'undoing' ? [] : [button(t('button-import-stop'), action.stop(own), 'danger')]
    return [[button(t('button-import-again'), action.again(own))], stop]
  }
  const undo = confirm
    ? button(t('button-import-undo-now'), action.undoNow(own), 'danger')
    : button(t('button-import-undo'), action.undo(own))
  return [
    undoUntil === null ? [] : [undo],
    figures.refused > 0 && state !== 'failed' ? [button(t('button-import-refused'), action.refused(own))] : [],
    [button(t('button-imports'), action.list())],
  ]
}

export const importScreen = defineScreen({
  name: 'import',
  id: 'imp',
  action,

  async render(ctx, { id: own, notice, confirm = false }) {
    const { t } = ctx
    const view = await ctx.services.imports.get(ctx.actor(), own)
    const text = [importText(view, t), ...(confirm ? ['', t('import-undo-sure')] : [])].join('\n')
    return {
      text: withNotice(notice, fmt`${text}`),
      rows: rowsOf(view, t, confirm).filter((row) => row.length > 0),
    }
  },

  on: {
    start: startImportAndShow,
    columns: (ctx, own) => ctx.show('importColumns', { id: own }),
    words: (ctx, own) => ctx.show('importWords', { id: own }),
    makeAll: makeUnknownFields,
    async mode(ctx, own) {
      const { mode } = await ctx.services.imports.get(ctx.actor(), own)
      const next = IMPORT_MODES[(IMPORT_MODES.indexOf(mode) + 1) % IMPORT_MODES.length] ?? 'both'
      await ctx.services.imports.setMode(ctx.actor(), own, next)
      await watchImportAndShow(ctx, own)
    },
    async match(ctx, own) {
      const { match } = await ctx.services.imports.get(ctx.actor(), own)
      const next = IMPORT_MATCHES[(IMPORT_MATCHES.indexOf(match) + 1) % IMPORT_MATCHES.length] ?? 'any'
      await ctx.services.imports.setMatch(ctx.actor(), own, next)
      await watchImportAndShow(ctx, own)
    },
    async days(ctx, own) {
      const { dayOrder } = await ctx.services.imports.get(ctx.actor(), own)
      await ctx.services.imports.setDayOrder(ctx.actor(), own, dayOrder === 'dmy' ? 'mdy' : 'dmy')
      await watchImportAndShow(ctx, own)
    },
    stop: cancelImportAndShow,
    again: watchImportAndShow,
    undo: (ctx, own) => ctx.show('import', { id: own, confirm: true }),
    undoNow: undoImportAndShow,
    async refused(ctx, own) {
      await ctx.services.imports.report(ctx.actor(), own)
      await ctx.show('import', { id: own, notice: ctx.t('import-refused-coming') })
    },
    list: (ctx) => ctx.show('imports', {}),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'list'
      ? ctx.show('imports', { notice })
      : ctx.show('import', { id: tap.argument, notice }),
})
