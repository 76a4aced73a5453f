/** One intended change and its result: a repeated delivery finds it here and changes nothing. Kept for 30 days. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export type CommandRecord = {
  /** `<delivery>/<operation>`: see `Actor.commandId`. */
  readonly _id: string
  readonly workspaceId: Types.ObjectId
  readonly memberId?: Types.ObjectId
  /** What the first run returned, as plain JSON. */
  readonly result: unknown
  readonly undoable: boolean
  readonly undoneAt: Date | null
  readonly at: Date
}

const schema = new Schema<CommandRecord>(
  {
    _id: { type: String, required: true },
    memberId: Schema.Types.ObjectId,
    result: Schema.Types.Mixed,
    undoable: { type: Boolean, required: true },
    undoneAt: { type: Date, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'commands', versionKey: false, autoIndex: false, autoCreate: false, minimize: false },
)
schema.plugin(tenantPlugin)

export function defineCommandModel(connection: Connection): Model<CommandRecord> {
  return connection.model<CommandRecord>('Command', schema)
}
