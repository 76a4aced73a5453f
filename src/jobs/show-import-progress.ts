/** Shows a member how far an import is, in one message that is edited, and sends the rows that were refused. */
import { isAppError } from '../errors.ts'
import { IMPORT_PROGRESS_JOB, IMPORT_REPORT_JOB } from '../services/imports/import-jobs.ts'
import { type ImportView, isWorking } from '../services/imports/import-view.ts'
import type { Imports } from '../services/imports/imports.ts'
import type { ReadRefused, RefusedFile } from '../services/imports/refused-rows.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'
import { createShowProgress, type ProgressDeps, type TellProgress } from './show-progress.ts'

const EVERY_MS = 2_000

export type ShowImportProgressDeps = ProgressDeps & {
  readonly getImport: Imports['get']
  readonly tellProgress: TellProgress<ImportView>
}

export function createShowImportProgress(deps: ShowImportProgressDeps) {
  return createShowProgress(IMPORT_PROGRESS_JOB, deps, {
    read: (actor, { importId }) => deps.getImport(actor, importId),
    tell: deps.tellProgress,
    isWorking,
    everyMs: EVERY_MS,
  })
}

export type ReportImportDeps = {
  readonly findRecipient: FindRecipient
  readonly readRefused: ReadRefused
  readonly tellRefused: (listener: Listener, file: RefusedFile) => Promise<void>
}

export function createReportImport({ findRecipient, readRefused, tellRefused }: ReportImportDeps) {
  return handleJob(IMPORT_REPORT_JOB, async ({ workspaceId, importId, memberId }, { item }) => {
    const listener = await findRecipient(workspaceId, memberId)
    if (listener === null) return
    try {
      await tellRefused(listener, await readRefused(memberActor(listener, item), { workspaceId, importId }))
    } catch (error) {
      if (!isAppError(error) || error.code !== 'FORBIDDEN') throw error
    }
  })
}
