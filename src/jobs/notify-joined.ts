/** Notifies the author of an invite that somebody used it to join. */
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { JOINED_JOB } from '../services/workspaces/joined-job.ts'
import { handleJob } from './queue-handler.ts'

export type NotifyJoinedDeps = {
  readonly findRecipient: FindRecipient
  /** Formats the message and sends it. */
  readonly tellJoined: (listener: Listener, name: string) => Promise<void>
}

export function createNotifyJoined({ findRecipient, tellJoined }: NotifyJoinedDeps) {
  return handleJob(JOINED_JOB, async ({ workspaceId, memberId, name }) => {
    const listener = await findRecipient(workspaceId, memberId)
    if (listener !== null) await tellJoined(listener, name)
  })
}
