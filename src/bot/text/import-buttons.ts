/** The buttons of an import: the same on its screen and on the message that shows it while it works. Pure. */
import { type ImportView, isWorking } from '../../services/imports/import-view.ts'
import { unknownColumns } from '../../services/imports/own-columns.ts'
import type { Translate } from './i18n.ts'

export const IMPORT_ACTS = [
  'start',
  'columns',
  'words',
  'makeAll',
  'mode',
  'match',
  'days',
  'stop',
  'again',
  'undo',
  'undoNow',
  'refused',
  'list',
] as const
/** What a button does with the import. */
export type ImportAct = (typeof IMPORT_ACTS)[number]

export type ImportButton = readonly [label: string, act: ImportAct, style?: 'primary' | 'danger']
type Rows = readonly (readonly ImportButton[])[]

function readyRows(view: ImportView, t: Translate): Rows {
  const { expected, mode, match, dayOrder, dayOrderAsked, columns, unknownStages, unknownOwners, open } = view
  const count = expected === null ? 0 : expected.created + expected.updated
  const unknown = unknownColumns(columns).length
  const hasWords = unknownStages.length + unknownOwners.length > 0
  const left = open.stage.length + open.owner.length
  return [
    count > 0 ? [[t('button-import-start', { count }), 'start', 'primary']] : [],
    hasWords ? [[t('button-import-words', { count: left }), 'words']] : [],
    [[t('button-import-columns'), 'columns']],
    unknown === 0 ? [] : [[t('button-import-make-fields', { count: unknown }), 'makeAll']],
    [
      [t(`button-import-mode-${mode}`), 'mode'],
      [t(`button-import-match-${match}`), 'match'],
    ],
    dayOrderAsked ? [[t(`button-import-days-${dayOrder}`), 'days']] : [],
    [
      [t('button-import-drop'), 'stop', 'danger'],
      [t('button-imports'), 'list'],
    ],
  ]
}

function allRows(view: ImportView, t: Translate, confirm: boolean): Rows {
  const { state, undoUntil, figures } = view
  if (state === 'ready') return readyRows(view, t)
  if (isWorking(view))
    return [
      [[t('button-import-again'), 'again']],
      state === 'undoing' ? [] : [[t('button-import-stop'), 'stop', 'danger']],
    ]
  const undo: ImportButton = confirm
    ? [t('button-import-undo-now'), 'undoNow', 'danger']
    : [t('button-import-undo'), 'undo']
  return [
    undoUntil === null ? [] : [undo],
    figures.refused > 0 && state !== 'failed' ? [[t('button-import-refused'), 'refused']] : [],
    [[t('button-imports'), 'list']],
  ]
}

/** @param confirm whether the undo asks whether it is meant */
export function importButtons(view: ImportView, t: Translate, confirm = false): Rows {
  return allRows(view, t, confirm).filter((row) => row.length > 0)
}
