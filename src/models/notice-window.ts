/** The time after a message to a member in which further ones of its kind wait, so that a burst becomes two messages. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { NOTIFICATION_KINDS, type NotificationKind } from './member.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type NoticeWindowRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly memberId: Types.ObjectId
  readonly kind: NotificationKind
  readonly until: Date
}

const schema = new Schema<NoticeWindowRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: NOTIFICATION_KINDS, required: true },
    until: { type: Date, required: true },
  },
  { collection: 'noticeWindows', versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineNoticeWindowModel(connection: Connection): Model<NoticeWindowRecord> {
  return connection.model<NoticeWindowRecord>('NoticeWindow', schema)
}
