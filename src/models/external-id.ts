/** Which of our records a row of some system's export stands for: the next file of that system finds it again. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export const IMPORTED_KINDS = ['company', 'contact', 'deal'] as const
export type ImportedKind = (typeof IMPORTED_KINDS)[number]

export type ExternalIdRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** The system that gave the id, such as `hubspot`. */
  readonly source: string
  readonly kind: ImportedKind
  /** Theirs; for a row without one, a hash of what it says. */
  readonly externalId: string
  readonly recordId: Types.ObjectId
  /** Tells whether the row says the same as the last time, in the same columns. */
  readonly digest: string
  /** The import that wrote it last. */
  readonly importId: Types.ObjectId
}

const schema = new Schema<ExternalIdRecord>(
  {
    source: { type: String, required: true },
    kind: { type: String, enum: IMPORTED_KINDS, required: true },
    externalId: { type: String, required: true },
    recordId: { type: Schema.Types.ObjectId, required: true },
    digest: { type: String, required: true },
    importId: { type: Schema.Types.ObjectId, required: true },
  },
  { collection: 'externalIds', versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineExternalIdModel(connection: Connection): Model<ExternalIdRecord> {
  return connection.model<ExternalIdRecord>('ExternalId', schema)
}
