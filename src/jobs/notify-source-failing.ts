/** Notifies an admin that a lead source is failing. */
import type { LeadSourceId } from '../models/ids.ts'
import { may } from '../services/core/permissions.ts'
import { SOURCE_FAILING_JOB } from '../services/leads/source-failing-job.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { handleJob } from './queue-handler.ts'

export type NotifySourceFailingDeps = {
  readonly findRecipient: FindRecipient
  /** Formats the message and sends it. */
  readonly tellSourceFailing: (
    listener: Listener,
    source: { readonly id: LeadSourceId; readonly name: string },
  ) => Promise<void>
}

export function createNotifySourceFailing({ findRecipient, tellSourceFailing }: NotifySourceFailingDeps) {
  return handleJob(SOURCE_FAILING_JOB, async ({ workspaceId, memberId, sourceId, sourceName }) => {
    const listener = await findRecipient(workspaceId, memberId, 'lead-source-failing')
    // A member who no longer manages sources can do nothing about it.
    if (listener === null || !may(listener.member.role, 'lead-source.manage')) return
    await tellSourceFailing(listener, { id: sourceId, name: sourceName })
  })
}
