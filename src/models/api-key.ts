/** A key of the REST export. The key itself is never stored. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

/** What a key may read; each is one resource of the export. */
export const API_SCOPES = [
  'contacts',
  'companies',
  'deals',
  'pipelines',
  'tasks',
  'notes',
  'events',
  'members',
] as const
export type ApiScope = (typeof API_SCOPES)[number]

export type ApiKeyRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly name: string
  /** The readable part of the key, used for lookup; never reused. */
  readonly prefixId: string
  /** HMAC-SHA256 of the secret part with the server's pepper, hexadecimal. */
  readonly hash: string
  readonly scopes: readonly ApiScope[]
  /** The member who answers for the key: its maker, or whoever adopted it last. It works only while they may make keys. */
  readonly createdBy: Types.ObjectId
  /** When that member adopted it; absent if they made it. */
  readonly adoptedAt?: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  /** When a successor was made. A key can be rotated only once. */
  readonly rotatedAt?: Date
  /** Written at most once a minute. */
  readonly lastUsedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<ApiKeyRecord>(
  {
    name: { type: String, required: true },
    prefixId: { type: String, required: true },
    hash: { type: String, required: true },
    scopes: [{ type: String, enum: API_SCOPES }],
    createdBy: { type: Schema.Types.ObjectId, required: true },
    adoptedAt: Date,
    expiresAt: { type: Date, default: null },
    revokedAt: { type: Date, default: null },
    rotatedAt: Date,
    lastUsedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'apiKeys', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineApiKeyModel(connection: Connection): Model<ApiKeyRecord> {
  return connection.model<ApiKeyRecord>('ApiKey', schema)
}
