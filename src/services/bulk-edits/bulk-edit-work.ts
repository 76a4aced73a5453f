/** What the jobs of bulk edits do. */
import type { RecordDeps } from '../records/field-tables.ts'
import { createRunBulkEdit, type RunBulkEdit } from './run-bulk-edit.ts'
import { createStopBulkEdit, type StopBulkEdit } from './stop-bulk-edit.ts'
import { createUndoBulkEdit, type UndoBulkEdit } from './undo-bulk-edit.ts'

export type BulkEditWork = {
  readonly run: RunBulkEdit
  readonly undo: UndoBulkEdit
  readonly stop: StopBulkEdit
}

export function createBulkEditWork(deps: RecordDeps): BulkEditWork {
  return { run: createRunBulkEdit(deps), undo: createUndoBulkEdit(deps), stop: createStopBulkEdit(deps) }
}
