/** The erasure of a person: who ordered it, how far it is, and what is looked for until it is done. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

/** What the person is recognised by. Deleted with the last step: nothing of it stays. */
export type ErasureTraces = {
  /** The contact, and those that were merged into it. */
  readonly contactIds: readonly Types.ObjectId[]
  /** Their deals, which stay. */
  readonly dealIds: readonly Types.ObjectId[]
  /** Those of them that nobody else is part of: their notes are about the person. */
  readonly ownDealIds: readonly Types.ObjectId[]
  readonly noteIds: readonly Types.ObjectId[]
  readonly taskIds: readonly Types.ObjectId[]
  readonly names: readonly string[]
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly accounts: readonly string[]
  readonly telegramUserIds: readonly number[]
  /** Other values of the person's fields, such as a job title. */
  readonly values: readonly string[]
  /** What notes and tasks said. */
  readonly texts: readonly string[]
  /** What somebody else has or says, too, of all of this: it is taken only from what is about the person. */
  readonly shared: readonly string[]
  /** Names of which a case is somebody else's name. */
  readonly undeclined?: readonly string[]
}

export type ErasureRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** The contact, which remains as a shell. */
  readonly contactId: Types.ObjectId
  /** Who ordered it, or has let it go on after it had stopped: they are told if it stops. */
  readonly memberId: Types.ObjectId
  readonly at: Date
  /** Everything is gone over twice: what ran at the moment of the first time may have written after it. */
  readonly pass: number
  /** How many steps of the pass are done. */
  readonly step: number
  readonly traces?: ErasureTraces
  readonly doneAt: Date | null
  /** Since when nothing works on it any more: its job was given up. Absent otherwise. */
  readonly stoppedAt?: Date
  /** How often it has stopped; absent before the first time. */
  readonly stops?: number
}

const mixed = Schema.Types.Mixed

const schema = new Schema<ErasureRecord>(
  {
    contactId: { type: Schema.Types.ObjectId, required: true },
    memberId: { type: Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
    pass: { type: Number, required: true },
    step: { type: Number, required: true },
    traces: mixed,
    doneAt: { type: Date, default: null },
    stoppedAt: Date,
    stops: Number,
  },
  { collection: 'erasures', versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineErasureModel(connection: Connection): Model<ErasureRecord> {
  return connection.model<ErasureRecord>('Erasure', schema)
}
