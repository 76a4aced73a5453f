/** A company that contacts work for and deals are with. A workspace has one live record per normalised name. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import type { StoredEmail, StoredPhone } from './contact.ts'
import { RECORD_SOURCES, type RecordSource } from './record-source.ts'
import { tenantPlugin } from './tenant-plugin.ts'
import { TOUCHED_AT } from './touched-at.ts'

export type CompanyRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly name: string
  readonly normalizedName: string
  /** `normalizedName` while the company is live, absent once it is deleted: this is the field with the unique index. */
  readonly liveName?: string
  /** The name folded for ordering by it. */
  readonly sortName: string
  /** What stands after the “@” in its people's addresses, in ASCII and lower case. */
  readonly domain?: string
  readonly website?: string
  readonly phones?: readonly StoredPhone[]
  readonly emails?: readonly StoredEmail[]
  readonly address?: string
  readonly tags?: readonly string[]
  readonly ownerId?: Types.ObjectId
  /** The company that took over what this one held; it is deleted then. */
  readonly mergedInto?: Types.ObjectId
  /** The companies that this one took over, and the words of theirs that find it. */
  readonly mergedIds?: readonly Types.ObjectId[]
  readonly mergedWords?: readonly string[]
  /** By which it may be found to be the same as another (services/duplicates). Absent until it is compared. */
  readonly duplicateKeys?: readonly string[]
  readonly search: { readonly tokens: readonly string[]; readonly trigrams: readonly string[] }
  readonly source: RecordSource
  /**
   * How often a contact was attached to it. It never goes down: incrementing it makes a concurrent transaction that
   * removes the unused company, or revives it, conflict and retry.
   */
  readonly links: number
  /** When it was last touched, or added; by every event that touches it (services/touches). It raises no version. */
  readonly touchedAt: Date
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
    sortName: { type: String, required: true },
    domain: String,
    website: String,
    phones: { type: [{ _id: false, value: String, e164: String, label: String }], default: undefined },
    emails: { type: [{ _id: false, value: String, normalized: String, label: String }], default: undefined },
    address: String,
    tags: { type: [String], default: undefined },
    ownerId: Schema.Types.ObjectId,
    mergedInto: Schema.Types.ObjectId,
    mergedIds: { type: [Schema.Types.ObjectId], default: undefined },
    mergedWords: { type: [String], default: undefined },
    duplicateKeys: { type: [String], default: undefined },
    search: { tokens: [String], trigrams: [String] },
    source: { type: String, enum: RECORD_SOURCES, required: true, default: 'manual' },
    links: { type: Number, required: true, default: 0 },
    touchedAt: TOUCHED_AT,
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
