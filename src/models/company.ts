/** A company that contacts work for. A workspace has one live record per normalised name. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { RECORD_SOURCES, type RecordSource } from './record-source.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export type CompanyRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly name: string
  readonly normalizedName: string
  /** `normalizedName` while the company is live, absent once it is deleted: this is the field with the unique index. */
  readonly liveName?: string
  readonly source: RecordSource
  /**
   * How often a contact was attached to it. It never goes down: incrementing it makes a concurrent transaction that
   * removes the unused company, or revives it, conflict and retry.
   */
  readonly links: number
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<CompanyRecord>(
  {
    name: { type: String, required: true },
    normalizedName: { type: String, required: true },
    liveName: String,
    source: { type: String, enum: RECORD_SOURCES, required: true, default: 'manual' },
    links: { type: Number, required: true, default: 0 },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  // Not strict: the table of fields in services says what else a record holds, and checks it.
  { collection: 'companies', timestamps: true, versionKey: false, strict: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineCompanyModel(connection: Connection): Model<CompanyRecord> {
  return connection.model<CompanyRecord>('Company', schema)
}
