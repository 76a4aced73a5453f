/** Tells an admin that a lead source sends what cannot be taken. */
import { z } from 'zod'

import type { MemberId, WorkspaceId } from '../models/ids.ts'
import type { FindRecipient, Recipient } from '../services/recipients.ts'
import type { QueueHandler } from './queue-handler.ts'

export type NotifySourceFailingDeps = {
  readonly findRecipient: FindRecipient
  readonly tellSourceFailing: (
    recipient: Recipient,
    source: { readonly id: string; readonly name: string },
  ) => Promise<void>
}

const payloadShape = z.object({
  workspaceId: z.string(),
  memberId: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
})

export function createNotifySourceFailing(deps: NotifySourceFailingDeps): QueueHandler {
  return {
    async handle({ item }) {
      const { workspaceId, memberId, sourceId, sourceName } = payloadShape.parse(item.payload)
      const recipient = await deps.findRecipient(workspaceId as WorkspaceId, memberId as MemberId)
      if (recipient !== null) await deps.tellSourceFailing(recipient, { id: sourceId, name: sourceName })
    },
  }
}
