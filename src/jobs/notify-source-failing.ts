/** Tells an admin that a lead source fails. */
import { z } from 'zod'

import type { MemberId, WorkspaceId } from '../models/ids.ts'
import { may } from '../services/core/permissions.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import type { QueueHandler } from './queue-handler.ts'

export type NotifySourceFailingDeps = {
  readonly findRecipient: FindRecipient
  /** Words the news and sends it. */
  readonly tellSourceFailing: (
    listener: Listener,
    source: { readonly id: string; readonly name: string },
  ) => Promise<void>
}

const payloadShape = z.object({
  workspaceId: z.string(),
  memberId: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
})

export function createNotifySourceFailing({ findRecipient, tellSourceFailing }: NotifySourceFailingDeps): QueueHandler {
  return {
    async handle({ item }) {
      const { workspaceId, memberId, sourceId, sourceName } = payloadShape.parse(item.payload)
      const kind = 'lead-source-failing'
      const listener = await findRecipient(workspaceId as WorkspaceId, memberId as MemberId, kind)
      // Somebody who may not see to sources any more has nothing to do about it.
      if (listener === null || !may(listener.member.role, 'lead-source.manage')) return
      await tellSourceFailing(listener, { id: sourceId, name: sourceName })
    },
  }
}
