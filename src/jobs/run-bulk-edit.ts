/** The work of bulk edits: changing their records, putting them back, and showing how far that is. */
import { type BulkEdits, type BulkEditView, isWorking } from '../services/bulk-edits/bulk-edits.ts'
import {
  BULK_EDIT_PROGRESS_JOB,
  BULK_EDIT_RUN_JOB,
  BULK_EDIT_UNDO_JOB,
  type BulkEditTurn,
} from '../services/bulk-edits/bulk-edit-jobs.ts'
import type { BulkEditWork } from '../services/bulk-edits/bulk-edit-work.ts'
import type { RunBulkEdit } from '../services/bulk-edits/run-bulk-edit.ts'
import type { FindRecipient } from '../services/notifications/recipients.ts'
import type { FieldTables, TablesOf } from '../services/records/field-tables.ts'
import { memberActor } from './job-actor.ts'
import { handleJob, type WorkContext } from './queue-handler.ts'
import { createShowProgress, type ProgressDeps, type TellProgress } from './show-progress.ts'

const EVERY_MS = 2_000

type Deps = { readonly findRecipient: FindRecipient; readonly work: BulkEditWork }

function inTurn({ findRecipient, work }: Deps, act: RunBulkEdit) {
  return async (ref: BulkEditTurn, { item, signal }: WorkContext): Promise<void> => {
    const listener = await findRecipient(ref.workspaceId, ref.memberId)
    // Whoever began it has left: what is changed stays.
    if (listener === null) return work.stop(ref)
    return act(memberActor(listener, item), ref, signal)
  }
}

export function createRunBulkEditHandler(deps: Deps) {
  return handleJob(BULK_EDIT_RUN_JOB, inTurn(deps, deps.work.run), (ref) => deps.work.stop(ref))
}

export function createUndoBulkEditHandler(deps: Deps) {
  return handleJob(BULK_EDIT_UNDO_JOB, inTurn(deps, deps.work.undo), (ref) => deps.work.stop(ref))
}

/** A bulk edit, and the tables that name its field. */
export type ShownBulkEdit = { readonly view: BulkEditView; readonly fields: FieldTables }

export function createShowBulkEdit(
  deps: ProgressDeps & {
    readonly getBulkEdit: BulkEdits['get']
    readonly tablesOf: TablesOf
    readonly tellProgress: TellProgress<ShownBulkEdit>
  },
) {
  return createShowProgress(BULK_EDIT_PROGRESS_JOB, deps, {
    read: async (actor, { bulkEditId }) => ({
      view: await deps.getBulkEdit(actor, bulkEditId),
      fields: deps.tablesOf(actor),
    }),
    tell: deps.tellProgress,
    isWorking: ({ view }) => isWorking(view),
    everyMs: EVERY_MS,
  })
}
