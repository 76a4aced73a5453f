/** A contact: a person (or a number, or an address) that the team deals with. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { RECORD_SOURCES, type RecordSource } from './record-source.ts'
import { tenantPlugin } from './tenant-plugin.ts'
import { TOUCHED_AT } from './touched-at.ts'

/** @property label what it is for (`src/language/address-labels.ts`); absent if nobody said */
export type StoredEmail = { readonly value: string; readonly normalized: string; readonly label?: string }
export type StoredPhone = { readonly value: string; readonly e164: string; readonly label?: string }

/** At least one of `userId` and `username`. @property handle what the username is compared by */
export type StoredTelegram = { readonly userId?: number; readonly username?: string; readonly handle?: string }

export type ContactRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** NFC, as typed. Empty if only an address or number is known. */
  readonly name: string
  /** The parts of the name, only if they make it up (`src/services/contacts/name-parts.ts`). */
  readonly givenName?: string
  readonly middleName?: string
  readonly familyName?: string
  /** Shown in lists: the name, else email, phone or company. */
  readonly displayName: string
  /** `displayName` folded for ordering by name. */
  readonly sortName: string
  readonly emails: readonly StoredEmail[]
  readonly phones: readonly StoredPhone[]
  readonly companyId?: Types.ObjectId
  readonly jobTitle?: string
  readonly tags: readonly string[]
  readonly ownerId?: Types.ObjectId
  readonly source: RecordSource
  /** The contact's Telegram account, if known. */
  readonly telegram?: StoredTelegram
  /**
   * When the next open task with the contact is due; null when nothing is planned. Updated by every write to a task.
   */
  readonly nextTaskAt: Date | null
  /** When it was last touched, or added; by every event that touches it (services/touches). It raises no version. */
  readonly touchedAt: Date
  /** By which it may be found to be the same person as another (services/duplicates). Absent until it is compared. */
  readonly duplicateKeys?: readonly string[]
  readonly search: { readonly tokens: readonly string[]; readonly trigrams: readonly string[] }
  readonly deletedAt: Date | null
  /** When everything in it was erased, for good; absent on any other. */
  readonly erasedAt?: Date
  /** The contact that took over what this one held; it is deleted with the merge. */
  readonly mergedInto?: Types.ObjectId
  /** The contacts that were merged into it, and into those: what happened to them is in its timeline. */
  readonly mergedIds?: readonly Types.ObjectId[]
  /** Words of contacts that were merged into it and that none of its fields holds: it is found by them. */
  readonly mergedWords?: readonly string[]
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<ContactRecord>(
  {
    name: { type: String, default: '' },
    givenName: String,
    middleName: String,
    familyName: String,
    displayName: { type: String, required: true },
    sortName: { type: String, required: true },
    emails: [
      {
        _id: false,
        value: { type: String, required: true },
        normalized: { type: String, required: true },
        label: String,
      },
    ],
    phones: [
      { _id: false, value: { type: String, required: true }, e164: { type: String, required: true }, label: String },
    ],
    companyId: Schema.Types.ObjectId,
    jobTitle: String,
    tags: [String],
    ownerId: Schema.Types.ObjectId,
    source: { type: String, enum: RECORD_SOURCES, required: true, default: 'manual' },
    telegram: {
      type: new Schema({ userId: Number, username: String, handle: String }, { _id: false }),
      required: false,
    },
    nextTaskAt: { type: Date, default: null },
    touchedAt: TOUCHED_AT,
    duplicateKeys: { type: [String], default: undefined },
    search: { tokens: [String], trigrams: [String] },
    deletedAt: { type: Date, default: null },
    erasedAt: Date,
    mergedInto: Schema.Types.ObjectId,
    mergedIds: { type: [Schema.Types.ObjectId], default: undefined },
    mergedWords: { type: [String], default: undefined },
    version: { type: Number, required: true, default: 1 },
  },
  // Not strict: the table of fields in services says what else a record holds, and checks it.
  { collection: 'contacts', timestamps: true, versionKey: false, strict: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineContactModel(connection: Connection): Model<ContactRecord> {
  return connection.model<ContactRecord>('Contact', schema)
}
