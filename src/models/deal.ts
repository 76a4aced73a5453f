/** A deal: a possible sale on its way through a pipeline. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { RECORD_SOURCES, type RecordSource } from './record-source.ts'
import { tenantPlugin } from './tenant-plugin.ts'
import { TOUCHED_AT } from './touched-at.ts'

/** Determined by the kind of stage that the deal is in. */
export const DEAL_STATUSES = ['open', 'won', 'lost'] as const
export type DealStatus = (typeof DEAL_STATUSES)[number]

/** An integer number of minor units (cents, kopiykas) of an ISO 4217 currency. */
export type Money = { readonly minor: number; readonly currency: string }

/** How often a recurring amount is due. */
export const RECURRENCES = ['month', 'year'] as const
export type Recurrence = (typeof RECURRENCES)[number]

/** What a customer pays again and again, beside what they pay once. */
export type RecurringMoney = Money & { readonly per: Recurrence }

/** Off one line: a part of it, or an amount in the minor units of its price. */
export type Discount = { readonly percent: number } | { readonly minor: number }

/** One line of what is sold. */
export type LineItem = {
  readonly name: string
  /** With at most three decimals. */
  readonly quantity: number
  /** Of one. */
  readonly price: Money
  readonly discount: Discount | null
}

/** What a contact is to a deal: one of the usual roles, or the team's own words. */
export type StoredRole = { readonly contactId: Types.ObjectId; readonly role: string }

/** A stay in one stage. Contiguous: each entry's `leftAt` is the next one's `enteredAt`; the last one's is null. */
export type StageStay = {
  readonly stageId: Types.ObjectId
  readonly enteredAt: Date
  readonly leftAt: Date | null
  /** The member who moved it there; absent if an integration did. */
  readonly by?: Types.ObjectId
  /** The id of the leaving of its former stage or pipeline, if that moved it here. */
  readonly cause?: Types.ObjectId
}

export type DealRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly pipelineId: Types.ObjectId
  readonly stageId: Types.ObjectId
  readonly status: DealStatus
  readonly title: string
  readonly amount?: Money
  readonly recurring?: RecurringMoney
  readonly items?: readonly LineItem[]
  /** Whether the amount is what the items come to; else it was typed. */
  readonly followsItems?: boolean
  /** Whether somebody counts on it in the forecast. */
  readonly committed?: boolean
  /** The first one is the main contact. */
  readonly contactIds: readonly Types.ObjectId[]
  readonly contactRoles?: readonly StoredRole[]
  readonly companyId?: Types.ObjectId
  readonly ownerId?: Types.ObjectId
  /** A calendar day, YYYY-MM-DD: it has no time zone. */
  readonly expectedCloseOn?: string
  readonly lostReason?: string
  /** Which channel or lead source brought it, in the team's words. */
  readonly origin?: string
  /** The deal that it was duplicated from. */
  readonly copiedFromId?: Types.ObjectId
  readonly stageEnteredAt: Date
  readonly stageHistory: readonly StageStay[]
  /** When the deal's next open task is due; null when nothing is planned. Updated by every write to a task. */
  readonly nextTaskAt: Date | null
  /** When it was last touched, or added; by every event that touches it (services/touches). It raises no version. */
  readonly touchedAt: Date
  /** When the team was last told that it is won (services/notifications/announce-win.ts). It raises no version. */
  readonly winAnnouncedAt?: Date
  readonly tags: readonly string[]
  readonly source: RecordSource
  readonly search: { readonly tokens: readonly string[]; readonly trigrams: readonly string[] }
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<DealRecord>(
  {
    pipelineId: { type: Schema.Types.ObjectId, required: true },
    stageId: { type: Schema.Types.ObjectId, required: true },
    status: { type: String, enum: DEAL_STATUSES, required: true },
    title: { type: String, required: true },
    amount: {
      type: new Schema<Money>(
        {
          minor: { type: Number, required: true, validate: Number.isSafeInteger },
          currency: { type: String, required: true },
        },
        { _id: false },
      ),
      required: false,
    },
    contactIds: [Schema.Types.ObjectId],
    companyId: Schema.Types.ObjectId,
    ownerId: Schema.Types.ObjectId,
    expectedCloseOn: { type: String, match: /^\d{4}-\d{2}-\d{2}$/ },
    lostReason: String,
    stageEnteredAt: { type: Date, required: true },
    stageHistory: [
      {
        _id: false,
        stageId: { type: Schema.Types.ObjectId, required: true },
        enteredAt: { type: Date, required: true },
        leftAt: { type: Date, default: null },
        by: Schema.Types.ObjectId,
        cause: Schema.Types.ObjectId,
      },
    ],
    nextTaskAt: { type: Date, default: null },
    touchedAt: TOUCHED_AT,
    winAnnouncedAt: Date,
    tags: [String],
    source: { type: String, enum: RECORD_SOURCES, required: true, default: 'manual' },
    search: { tokens: [String], trigrams: [String] },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  // Not strict: the table of fields in services says what else a record holds, and checks it.
  { collection: 'deals', timestamps: true, versionKey: false, strict: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineDealModel(connection: Connection): Model<DealRecord> {
  return connection.model<DealRecord>('Deal', schema)
}
