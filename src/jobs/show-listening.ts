/** Brings the message of an admin who waits for a source's first delivery up to date. */
import { may } from '../services/core/permissions.ts'
import type { ListeningService } from '../services/leads/listening.ts'
import { LISTENING_JOB } from '../services/leads/listening-job.ts'
import type { ShownListening } from '../services/leads/listening-view.ts'
import type { ShownIn } from '../services/notifications/hide-message.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { handleJob } from './queue-handler.ts'

export type ShowListeningDeps = {
  readonly findRecipient: FindRecipient
  readonly listening: Pick<ListeningService, 'read' | 'end' | 'moved'>
  /** Formats the message and puts it in place. @returns where it is now; null if it could not be sent */
  readonly tellListening: (listener: Listener, shown: ShownListening) => Promise<ShownIn | null>
}

export function createShowListening({ findRecipient, listening, tellListening }: ShowListeningDeps) {
  return handleJob(LISTENING_JOB, async ({ workspaceId, memberId, sourceId }) => {
    const listener = await findRecipient(workspaceId, memberId)
    if (listener === null || !may(listener.member.role, 'lead-source.manage')) return
    const waiter = { workspaceId, memberId }
    const shown = await listening.read(waiter, sourceId)
    if (shown === null) return
    const shownIn = (await tellListening(listener, shown)) ?? shown.shownIn
    if (shownIn.messageId !== shown.shownIn.messageId) await listening.moved(waiter, sourceId, shown.shownIn, shownIn)
    if (shown.view.kind === 'over') await listening.end(waiter, sourceId, shownIn)
  })
}
