/** Tells an admin that a sync has stopped and what to do about it. */
import type { SyncId } from '../models/ids.ts'
import type { SyncProblem } from '../models/sync.ts'
import { may } from '../services/core/permissions.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { SYNC_STOPPED_JOB } from '../services/sync/sync-jobs.ts'
import { handleJob } from './queue-handler.ts'

export type NotifySyncStoppedDeps = {
  readonly findRecipient: FindRecipient
  /** Formats the message and sends it. */
  readonly tellSyncStopped: (
    listener: Listener,
    sync: { readonly id: SyncId; readonly name: string; readonly problem: SyncProblem },
  ) => Promise<void>
}

export function createNotifySyncStopped({ findRecipient, tellSyncStopped }: NotifySyncStoppedDeps) {
  return handleJob(SYNC_STOPPED_JOB, async ({ workspaceId, memberId, syncId, syncName, problem }) => {
    const listener = await findRecipient(workspaceId, memberId)
    // A member who no longer manages syncs can do nothing about it.
    if (listener === null || !may(listener.member.role, 'sync.manage')) return
    await tellSyncStopped(listener, { id: syncId, name: syncName, problem })
  })
}
