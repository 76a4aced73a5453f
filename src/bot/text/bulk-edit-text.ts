/** Bulk edits in words: the change, how far it is, and what became of the records. */
import type { BulkChange } from '../../models/bulk-change.ts'
import type { ViewKind } from '../../models/view.ts'
import { type BulkEditView, isWorking, SKIP_REASONS } from '../../services/bulk-edits/bulk-edits.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import type { FieldTables } from '../../services/records/field-tables.ts'
import { cutText } from '../../language/cut-text.ts'
import type { Translate } from './i18n.ts'
import { namesText } from './import-text.ts'
import type { NewsButtons } from './news-text.ts'
import { criterionWord, viewCount } from './view-text.ts'

/** Twenty deals, each with what it lacks, fit into a message. */
const MAX_TITLE_LENGTH = 80

const tagsText = (tags: readonly string[]): string => tags.map((tag) => `#${tag}`).join(' ')

function moveLine({ move, shown }: Extract<BulkChange, { what: 'move' }>, t: Translate): string {
  switch (move.to) {
    case 'stage':
      return t('bulk-change-move', { stage: shown ?? '' })
    case 'won':
      return t('bulk-change-won')
    case 'lost':
      return t('bulk-change-lost', { reason: move.reason })
  }
}

/** What is done to each record. */
export function changeLine(kind: ViewKind, change: BulkChange, t: Translate, fields: FieldTables): string {
  switch (change.what) {
    case 'tag':
      return t('bulk-change-tag', { tags: tagsText(change.tags) })
    case 'untag':
      return t('bulk-change-untag', { tags: tagsText(change.tags) })
    case 'delete':
      return t('bulk-change-delete')
    case 'move':
      return moveLine(change, t)
    case 'set': {
      const { field: name, shown } = change
      const table: FieldTable = fields[kind]
      const field = criterionWord({ t, table, kind }, name)
      return shown === null ? t('bulk-change-clear', { field }) : t('bulk-change-set', { field, value: shown })
    }
  }
}

/** The deals that lack what their new stage requires, each with what that is. */
function lackingLines({ skipped, lacking }: BulkEditView, t: Translate, table: FieldTable): readonly string[] {
  const lines = lacking.map(({ title, missing }) => {
    const fields = missing.map((by) => criterionWord({ t, table, kind: 'deal' }, by)).join(', ')
    return `• ${cutText(title, MAX_TITLE_LENGTH)}: ${fields}`
  })
  const more = (skipped.required ?? 0) - lines.length
  return [...lines, ...(more > 0 ? [t('digest-more', { count: more })] : [])]
}

function skippedLines(view: BulkEditView, t: Translate, table: FieldTable): readonly string[] {
  const { skipped, unchanged, change } = view
  const moves = change.what === 'move'
  const left = SKIP_REASONS.flatMap((reason) => {
    const count = skipped[reason] ?? 0
    if (count === 0) return []
    if (reason === 'required' && moves) return [t('bulk-skipped-lacking', { count }), ...lackingLines(view, t, table)]
    return [t(`bulk-skipped-${reason}`, { count })]
  })
  return [...(unchanged === 0 ? [] : [t('bulk-unchanged', { count: unchanged })]), ...left]
}

function keptLines({ kept, keptNames }: BulkEditView, t: Translate): readonly string[] {
  if (kept === 0) return []
  const more = kept > keptNames.length ? ' …' : ''
  return [t('bulk-kept', { count: kept }), `${namesText(keptNames)}${more}`]
}

function stateLines(view: BulkEditView, t: Translate, table: FieldTable): readonly string[] {
  const { state, done, total, changed, undone } = view
  switch (state) {
    case 'running':
      return [t('bulk-running', { done, total })]
    case 'done':
      return [t('bulk-done', { count: changed }), ...skippedLines(view, t, table)]
    case 'cancelled':
      return [t('bulk-stopped', { count: changed }), ...skippedLines(view, t, table)]
    case 'undoing':
      return [t('bulk-undoing', { done, total: Math.max(changed, done) })]
    case 'undone':
      return [t('bulk-undone', { count: undone }), ...keptLines(view, t)]
  }
}

export function bulkEditText(view: BulkEditView, t: Translate, fields: FieldTables): string {
  const { kind, change, total } = view
  return [
    `${changeLine(kind, change, t, fields)} · ${viewCount(t, kind, total)}`,
    ...stateLines(view, t, fields[kind]),
  ].join('\n')
}

/** The message that shows it while it works, and then offers to undo it. */
export function bulkEditMessage(
  view: BulkEditView,
  t: Translate,
  fields: FieldTables,
): { readonly text: string; readonly rows: readonly NewsButtons[] } {
  const record = { kind: 'bulk-edit', id: view.id } as const
  const stop = [t('button-bulk-stop'), 'stopBulkEdit', record] as const
  const undo = [t('button-undo'), 'undoBulkEdit', record] as const
  const rows: readonly NewsButtons[] = isWorking(view)
    ? view.state === 'running'
      ? [[stop]]
      : []
    : view.undoId === null || view.changed === 0
      ? []
      : [[undo]]
  return { text: bulkEditText(view, t, fields), rows }
}
