/** Notifies the author of an invite that somebody used it to join. */
import type { FindRecipient, Recipient } from '../services/notifications/recipients.ts'
import { JOINED_JOB } from '../services/workspaces/joined-job.ts'
import { handleJob } from './queue-handler.ts'

export type NotifyJoinedDeps = {
  readonly findRecipient: FindRecipient
  /** Formats the message and sends it. */
  readonly tellJoined: (recipient: Recipient, name: string) => Promise<void>
}

export function createNotifyJoined({ findRecipient, tellJoined }: NotifyJoinedDeps) {
  return handleJob(JOINED_JOB, async ({ workspaceId, memberId, name }) => {
    const recipient = await findRecipient(workspaceId, memberId)
    if (recipient !== null) await tellJoined(recipient, name)
  })
}
