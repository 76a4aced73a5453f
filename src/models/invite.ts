/** An invite link into a workspace. Only the token's hash is kept. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { type Role, ROLES } from './member.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type InviteRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** SHA-256 of the token in the link, base64url. */
  readonly tokenHash: string
  readonly role: Role
  readonly expiresAt: Date
  readonly usesLeft: number
  readonly createdBy: Types.ObjectId
  readonly revokedAt?: Date
  readonly createdAt: Date
}

const schema = new Schema<InviteRecord>(
  {
    tokenHash: { type: String, required: true },
    role: { type: String, enum: ROLES, required: true },
    expiresAt: { type: Date, required: true },
    usesLeft: { type: Number, required: true },
    createdBy: { type: Schema.Types.ObjectId, required: true },
    revokedAt: Date,
  },
  { collection: 'invites', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineInviteModel(connection: Connection): Model<InviteRecord> {
  return connection.model<InviteRecord>('Invite', schema)
}
