/** Shows a member how far a run is: a message of its own, edited at most every few seconds until the run ends. */
import type { Clock } from '../clock.ts'
import { isAppError } from '../errors.ts'
import { newJob } from '../services/core/define-job.ts'
import type { EnqueueNow } from '../services/core/enqueue-now.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { SYNC_PROGRESS_JOB } from '../services/sync/sync-jobs.ts'
import type { SyncsService } from '../services/sync/syncs.ts'
import type { SyncView } from '../services/sync/sync-view.ts'
import { memberActor } from './job-actor.ts'
import { handleJob } from './queue-handler.ts'

const EVERY_MS = 3_000

/** A message that shows a run. */
export type ProgressMessage = { readonly messageId: number; readonly shown: string }

export type ShowSyncProgressDeps = {
  readonly findRecipient: FindRecipient
  readonly getSync: SyncsService['get']
  /** Sends the message, or edits it if it says something else now. Null: there is nobody to tell. */
  readonly tellProgress: (
    listener: Listener,
    sync: SyncView,
    before: ProgressMessage | null,
  ) => Promise<ProgressMessage | null>
  readonly enqueue: EnqueueNow
  readonly clock: Clock
}

export function createShowSyncProgress(deps: ShowSyncProgressDeps) {
  const { findRecipient, getSync, tellProgress, enqueue, clock } = deps
  return handleJob(SYNC_PROGRESS_JOB, async (payload, { item }) => {
    const { workspaceId, memberId, syncId, run, messageId, shown = '' } = payload
    const listener = await findRecipient(workspaceId, memberId)
    if (listener === null) return
    let sync: SyncView
    try {
      sync = await getSync(memberActor(listener, item), syncId)
    } catch (error) {
      // The sync was deleted, or they no longer manage syncs.
      if (!isAppError(error)) throw error
      return
    }
    if (sync.run?.number !== run) return
    const told = await tellProgress(listener, sync, messageId === undefined ? null : { messageId, shown })
    if (told === null || sync.run.state !== 'running') return
    const runAt = new Date(clock.now().getTime() + EVERY_MS)
    await enqueue([{ workspaceId, ...newJob(SYNC_PROGRESS_JOB, { ...payload, ...told }, { runAt }) }])
  })
}
