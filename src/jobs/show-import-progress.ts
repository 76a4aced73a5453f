/** Shows a member how far an import is, in one message that is edited, and sends the rows that were refused. */
import type { Clock } from '../clock.ts'
import { isAppError } from '../errors.ts'
import { newJob } from '../services/core/define-job.ts'
import type { EnqueueNow } from '../services/core/enqueue-now.ts'
import { IMPORT_PROGRESS_JOB, IMPORT_REPORT_JOB } from '../services/imports/import-jobs.ts'
import { type ImportView, isWorking } from '../services/imports/import-view.ts'
import type { Imports } from '../services/imports/imports.ts'
import type { ReadRefused, RefusedFile } from '../services/imports/refused-rows.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'
import type { ProgressMessage } from './show-sync-progress.ts'

const EVERY_MS = 2_000

export type ShowImportProgressDeps = {
  readonly findRecipient: FindRecipient
  readonly getImport: Imports['get']
  /** Sends the message, or edits it if it says something else now. Null: there is nobody to tell. */
  readonly tellProgress: (
    listener: Listener,
    view: ImportView,
    before: ProgressMessage | null,
  ) => Promise<ProgressMessage | null>
  readonly enqueue: EnqueueNow
  readonly clock: Clock
}

export function createShowImportProgress(deps: ShowImportProgressDeps) {
  const { findRecipient, getImport, tellProgress, enqueue, clock } = deps
  return handleJob(IMPORT_PROGRESS_JOB, async (payload, { item }) => {
    const { workspaceId, memberId, importId, messageId, shown = '' } = payload
    const listener = await findRecipient(workspaceId, memberId)
    if (listener === null) return
    let view: ImportView
    try {
      view = await getImport(memberActor(listener, item), importId)
    } catch (error) {
      // They no longer import.
      if (!isAppError(error)) throw error
      return
    }
    const told = await tellProgress(listener, view, messageId === undefined ? null : { messageId, shown })
    if (told === null || !isWorking(view)) return
    const runAt = new Date(clock.now().getTime() + EVERY_MS)
    await enqueue([{ workspaceId, ...newJob(IMPORT_PROGRESS_JOB, { ...payload, ...told }, { runAt }) }])
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
