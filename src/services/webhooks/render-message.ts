/** The body of a message: Standard Webhooks' envelope around an entry of the feed of changes. Rendered once. */
import type { EventRecord } from '../../models/event.ts'
import { createToPublic, type Resource, type Stored } from '../export/resource.ts'
import { tombstoneOf } from '../export/tombstone.ts'
import { hexIdOf } from '../export/read-page.ts'
import type { WebhookType } from './message-types.ts'

export type MessageSubject = {
  readonly type: WebhookType
  readonly event: Pick<EventRecord, 'at' | 'memberId' | 'channel' | 'changes'>
  /** Whether the event is about this record, or only changed what is derived from it. */
  readonly isTarget: boolean
}

export function renderMessage(resource: Resource, stored: Stored, { type, event, isTarget }: MessageSubject): string {
  const tombstone = tombstoneOf(stored)
  const changes = isTarget ? event.changes : []
  return JSON.stringify({
    type,
    timestamp: event.at.toISOString(),
    data: {
      resource: resource.name,
      id: hexIdOf(stored),
      version: versionOf(stored),
      ...(tombstone === null
        ? { deleted: false, record: createToPublic(resource, Object.keys(resource.fields))(stored) }
        : { deleted: true, deletedAt: tombstone.deletedAt }),
      changes: changes.map(({ path, from, to }) => ({ path, from: from ?? null, to: to ?? null })),
      memberId: event.memberId?.toHexString() ?? null,
      channel: event.channel,
    },
  })
}

export function versionOf(stored: Stored): number {
  return typeof stored['version'] === 'number' ? stored['version'] : 0
}
