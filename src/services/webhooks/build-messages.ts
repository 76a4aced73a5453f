/** Builds the messages of planned events for the endpoints that want them. */
import type { ClientSession } from 'mongodb'
import { Types } from 'mongoose'

import { objectId, type WorkspaceId } from '../../models/ids.ts'
import type { WebhookMessageRecord } from '../../models/webhook-message.ts'
import type { WantedTypes } from './endpoint-directory.ts'
import type { PlannedMessage } from './plan-messages.ts'
import type { ReadRecords } from './read-records.ts'
import { renderMessage, versionOf } from './render-message.ts'

export type BuildMessages = {
  readonly workspaceId: WorkspaceId
  readonly planned: readonly PlannedMessage[]
  readonly endpoints: readonly WantedTypes[]
  readonly at: Date
  readonly session?: ClientSession
}

/** Whether any of the endpoints wants it. */
export function isWanted({ type }: PlannedMessage, endpoints: readonly WantedTypes[]): boolean {
  return endpoints.some(({ types }) => types.has(type))
}

export async function buildMessages(
  readRecords: ReadRecords,
  { workspaceId, planned, endpoints, at, session }: BuildMessages,
): Promise<readonly WebhookMessageRecord[]> {
  const wanted = planned.filter((message) => isWanted(message, endpoints))
  if (wanted.length === 0) return []
  const records = await readRecords(
    workspaceId,
    wanted.map(({ record }) => record),
    session,
  )
  return wanted.flatMap((message): readonly WebhookMessageRecord[] => {
    const { event, type, record, isTarget } = message
    const read = records.get(record.id.toHexString())
    if (read === undefined) return []
    // A deleted record has told so itself.
    if (!isTarget && read.stored['deletedAt'] instanceof Date) return []
    const body = renderMessage(read.resource, read.stored, { type, event, isTarget })
    return endpoints
      .filter(({ types }) => types.has(type))
      .map(({ id }) => ({
        _id: new Types.ObjectId(),
        workspaceId: objectId(workspaceId),
        endpointId: objectId(id),
        eventId: event._id,
        type,
        record: { kind: record.kind, id: record.id },
        order: versionOf(read.stored),
        body,
        status: 'pending',
        dueAt: at,
        tries: 0,
        attempts: [],
        createdAt: at,
        doneAt: null,
      }))
  })
}
