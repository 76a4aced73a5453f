/** Tells who made an invite that somebody joined by it. */
import { z } from 'zod'

import type { MemberId, WorkspaceId } from '../models/ids.ts'
import type { FindRecipient, Recipient } from '../services/notifications/recipients.ts'
import type { QueueHandler } from './queue-handler.ts'

export type NotifyJoinedDeps = {
  readonly findRecipient: FindRecipient
  /** Words the news and sends it. */
  readonly tellJoined: (recipient: Recipient, name: string) => Promise<void>
}

const payloadShape = z.object({ workspaceId: z.string(), memberId: z.string(), name: z.string() })

export function createNotifyJoined({ findRecipient, tellJoined }: NotifyJoinedDeps): QueueHandler {
  return {
    async handle({ item }) {
      const { workspaceId, memberId, name } = payloadShape.parse(item.payload)
      const recipient = await findRecipient(workspaceId as WorkspaceId, memberId as MemberId)
      if (recipient !== null) await tellJoined(recipient, name)
    },
  }
}
