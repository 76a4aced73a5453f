/** Texts about imports. */
import type { ImportProblem, RefusedRow } from '../../models/import.ts'
import type { ImportView } from '../../services/imports/import-view.ts'
import type { RefusedFile } from '../../services/imports/refused-rows.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { sourceName } from './import-sources.ts'
import type { Translate } from './i18n.ts'
import { type ImportAct, importButtons } from './import-buttons.ts'
import type { NewsAction, NewsButton, NewsButtons } from './news-text.ts'

const MAX_GIVEN_LENGTH = 60
const MAX_NAME_LENGTH = 60
const MAX_NAMES = 20

/** Long ones are cut, so that the message stays one. */
export function namesText(names: readonly string[]): string {
  const more = names.length > MAX_NAMES ? ' …' : ''
  const shown = names.slice(0, MAX_NAMES).map((name) => cutToUnits(name.replace(/\s+/gu, ' '), MAX_NAME_LENGTH))
  return `${shown.join(', ')}${more}`
}

export function importProblem(problem: ImportProblem, row: number | null, t: Translate): string {
  const text = t(`import-problem-${problem}`)
  return row === null ? text : `${t('import-row', { row })}: ${text}`
}

export function refusalLine({ row, reason, given }: RefusedRow, t: Translate): string {
  const said = given === '' ? '' : ` (${cutToUnits(given.replace(/\s+/gu, ' '), MAX_GIVEN_LENGTH)})`
  return `• ${t('import-row', { row })}: ${t(`import-refusal-${reason}`)}${said}`
}

function percent({ progress }: ImportView): number {
  return Math.floor((progress ?? 0) * 100)
}

/** What it would do, or has done: one line each, and only what there is. */
function figureLines(figures: ImportView['figures'], tense: 'expected' | 'done', t: Translate): readonly string[] {
  const { created, updated, unchanged, skipped, refused } = figures
  return [
    t(`import-${tense}-created`, { count: created }),
    t(`import-${tense}-updated`, { count: updated }),
    ...(unchanged > 0 ? [t('import-unchanged', { count: unchanged })] : []),
    ...(skipped > 0 ? [t('import-skipped', { count: skipped })] : []),
    ...(refused > 0 ? [t('import-refused', { count: refused })] : []),
  ]
}

function readyLines(view: ImportView, t: Translate): readonly string[] {
  const { expected, refusals, open, mode, dayOrder, dayOrderAsked } = view
  if (expected === null) return []
  return [
    t('import-nothing-yet'),
    '',
    ...figureLines(expected, 'expected', t),
    ...(view.likely > 0 ? [t('import-likely', { count: view.likely })] : []),
    ...(mode === 'both' ? [] : [t(`import-mode-${mode}`)]),
    ...(dayOrderAsked ? [t(`import-days-${dayOrder}`)] : []),
    ...(refusals.length > 0 ? ['', t('import-for-example'), ...refusals.map((one) => refusalLine(one, t))] : []),
    ...(open.stage.length > 0 ? ['', t('import-stages-unknown', { names: namesText(open.stage) })] : []),
    ...(open.owner.length > 0 ? ['', t('import-owners-unknown', { names: namesText(open.owner) })] : []),
  ]
}

function keptLines({ kept, keptNames }: ImportView, t: Translate): readonly string[] {
  if (kept === 0) return []
  const more = kept > keptNames.length ? ' …' : ''
  return [t('import-kept', { count: kept }), `${namesText(keptNames)}${more}`]
}

/** Where it stands. */
function stateLines(view: ImportView, t: Translate): readonly string[] {
  switch (view.state) {
    case 'reading':
      return [t('import-reading', { count: view.rows })]
    case 'checking':
      return [t('import-checking', { percent: percent(view) })]
    case 'ready':
      return readyLines(view, t)
    case 'running':
      return [t('import-running', { percent: percent(view) }), ...figureLines(view.figures, 'done', t)]
    case 'done':
      return [t('import-done'), ...figureLines(view.figures, 'done', t)]
    case 'cancelled':
      return [
        t(view.problem === null ? 'import-cancelled' : 'import-interrupted'),
        ...(view.undoUntil === null ? [] : figureLines(view.figures, 'done', t)),
      ]
    case 'failed':
      return [`⚠️ ${importProblem(view.problem ?? 'interrupted', view.problemRow, t)}`]
    case 'undoing':
      return [t('import-undoing', { percent: percent(view) })]
    case 'undone':
      return [t('import-undone', { count: view.undone }), ...keptLines(view, t)]
  }
}

/** The whole of it in words, for its message and its screen. */
export function importText(view: ImportView, t: Translate): string {
  const { name, source, rows } = view
  const from = source === null ? '' : ` · ${sourceName(source, t)}`
  const size = view.state === 'reading' || view.state === 'failed' ? '' : ` · ${t('import-rows', { count: rows })}`
  return [`📥 ${name}${from}${size}`, ...stateLines(view, t)].join('\n')
}

const NEWS_ACTIONS = {
  start: 'startImport',
  columns: 'importColumns',
  words: 'importWords',
  makeAll: 'importFields',
  mode: 'importMode',
  match: 'importMatch',
  days: 'importDays',
  stop: 'stopImport',
  again: 'watchImport',
  undo: 'undoImport',
  undoNow: 'undoImportNow',
  refused: 'importRefused',
  list: 'imports',
} as const satisfies Record<ImportAct, NewsAction>

/** The message that shows it while it works, and asks what to do next. */
export function importMessage(
  view: ImportView,
  t: Translate,
): { readonly text: string; readonly rows: readonly NewsButtons[] } {
  const record = { kind: 'import', id: view.id } as const
  const rows = importButtons(view, t).map((row) =>
    row.map(([label, act, style]): NewsButton => [label, NEWS_ACTIONS[act], record, style]),
  )
  return { text: importText(view, t), rows }
}

/** A cell of CSV; what a spreadsheet would take for a formula is text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[",\n\r;]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The refused rows as a file that can be put right and imported again. */
export async function refusedCsv({ headers, rows }: RefusedFile, t: Translate): Promise<Buffer> {
  const lines = [[t('import-file-row'), t('import-file-reason'), ...headers]]
  for await (const { row, reason, cells } of rows) lines.push([String(row), t(`import-refusal-${reason}`), ...cells])
  return Buffer.from(`\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`)
}
