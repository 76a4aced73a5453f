/** The record of a change. Append-only; the timeline, the audit log and undo read it. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { AUDIT_KINDS, type AuditKind } from './audit-kind.ts'
import { RECORD_KINDS } from '../ids.ts'
import type { StoredRef } from './record-ref.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export const EVENT_TYPES = [
  'workspace.created',
  'workspace.updated',
  'member.joined',
  'member.updated',
  'member.removed',
  'member.left',
  'member.restored',
  'invite.created',
  'invite.revoked',
  'invite.restored',
  'contact.created',
  'contact.updated',
  'contact.deleted',
  'contact.restored',
  'contact.merged',
  'contact.separated',
  'contact.exported',
  'contact.erased',
  'company.created',
  'company.updated',
  'company.deleted',
  'company.restored',
  'company.merged',
  'company.separated',
  'pipeline.created',
  'pipeline.updated',
  'pipeline.archived',
  'pipeline.restored',
  'pipeline.deleted',
  'deal.created',
  'deal.updated',
  'deal.moved',
  'deal.won',
  'deal.lost',
  'deal.reopened',
  'deal.deleted',
  'deal.restored',
  'task.created',
  'task.updated',
  'task.done',
  'task.reopened',
  'task.deleted',
  'task.restored',
  'note.created',
  'note.updated',
  'note.deleted',
  'note.restored',
  'lead.received',
  'lead.claimed',
  'lead-source.created',
  'lead-source.updated',
  'lead-source.secret-rotated',
  'lead-source.deleted',
  'webhook.created',
  'webhook.updated',
  'webhook.secret-rotated',
  'webhook.disabled',
  'webhook.deleted',
  'api-key.created',
  'api-key.adopted',
  'api-key.revoked',
  'sync.created',
  'sync.updated',
  'sync.deleted',
  'sync-conflict.decided',
  'import.started',
  'import.cancelled',
  'import.undone',
  'bulk-edit.started',
  'bulk-edit.undone',
  'rate.created',
  'rate.updated',
  'rate.deleted',
  'target.set',
  'target.removed',
  'assignment-rule.created',
  'assignment-rule.updated',
  'assignment-rule.deleted',
  'deal.assigned',
  'sample.loaded',
  'sample.removed',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** One field's change. `from` and `to` are plain JSON; null stands for “no value”. */
export type Change = { readonly path: string; readonly from: unknown; readonly to: unknown }

export type EventRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly type: EventType
  /** The member who did it; absent if an integration or the system did. */
  readonly memberId?: Types.ObjectId
  readonly channel: string
  readonly target: StoredRef
  /** The records besides the target whose timelines show the event. */
  readonly related: readonly StoredRef[]
  readonly changes: readonly Change[]
  readonly commandId: string
  /** The kind under which the audit log lists it; absent on a record's daily work. */
  readonly audit?: AuditKind
  /** Set on the events of an undo: the command that was undone. */
  readonly undoes?: string
  readonly at: Date
}

const schema = new Schema<EventRecord>(
  {
    type: { type: String, enum: EVENT_TYPES, required: true },
    memberId: Schema.Types.ObjectId,
    channel: { type: String, required: true },
    target: {
      kind: { type: String, enum: RECORD_KINDS, required: true },
      id: { type: Schema.Types.ObjectId, required: true },
    },
    related: [
      {
        _id: false,
        kind: { type: String, enum: RECORD_KINDS, required: true },
        id: { type: Schema.Types.ObjectId, required: true },
      },
    ],
    changes: [{ _id: false, path: { type: String, required: true }, from: Schema.Types.Mixed, to: Schema.Types.Mixed }],
    commandId: { type: String, required: true },
    audit: { type: String, enum: AUDIT_KINDS },
    undoes: String,
    at: { type: Date, required: true },
  },
  { collection: 'events', versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineEventModel(connection: Connection): Model<EventRecord> {
  return connection.model<EventRecord>('Event', schema)
}
