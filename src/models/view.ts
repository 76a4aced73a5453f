/** A view: a filter over records of a kind, and their order. A named one is kept; another lives while somebody looks at it. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import type { BulkChange } from './bulk-change.ts'
import { tenantPlugin } from './tenant-plugin.ts'

/** The kinds of records that can be filtered. */
export const VIEW_KINDS = ['contact', 'company', 'deal'] as const
export type ViewKind = (typeof VIEW_KINDS)[number]

export const VIEW_ORDERS = ['recent', 'name', 'created', 'quiet', 'close', 'amount', 'next'] as const
/**
 * `recent` begins with what was changed last, `created` with what is newest, `quiet` with what nobody has worked with for
 * longest, `close` with the deals that are expected first, `amount` with the largest,
 * `next` with the deals without a next step, and then with the step that is due first.
 */
export type ViewOrder = (typeof VIEW_ORDERS)[number]

/** How a condition compares: services/views says which of these a field has, and what their values are. */
export const CONDITION_TESTS = ['is', 'has', 'filled', 'empty', 'min', 'max', 'within', 'past', 'before'] as const
export type ConditionTest = (typeof CONDITION_TESTS)[number]

/** @property by the name of a field, or of something else that records can be found by */
export type Condition = {
  readonly by: string
  readonly test: ConditionTest
  /** Null where the test says it all. */
  readonly value: string | null
}

/** Records that somebody ticks. @property page the page that is shown; null for the first */
export type Selection = {
  readonly ids: readonly Types.ObjectId[]
  readonly page: { readonly direction: 'after' | 'before'; readonly id: Types.ObjectId } | null
}

export type ViewRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** Who made it. */
  readonly memberId: Types.ObjectId
  readonly kind: ViewKind
  /** Null for one that was not saved: it goes by itself. */
  readonly name: string | null
  /** Whether the whole team has it in its list. */
  readonly isShared: boolean
  readonly conditions: readonly Condition[]
  readonly order: ViewOrder
  /** Only these, such as the deals behind a report; absent or null for all that the conditions let through. */
  readonly only?: readonly Types.ObjectId[] | null
  readonly selection: Selection | null
  /** What somebody is asked to confirm for its records. */
  readonly planned: BulkChange | null
  /** The rule whose conditions are put together with it (services/assignment); absent or null for the filter of a list. */
  readonly ruleId?: Types.ObjectId | null
  /** When a view without a name goes. */
  readonly expiresAt: Date | null
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<ViewRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: VIEW_KINDS, required: true },
    name: { type: String, default: null },
    isShared: { type: Boolean, required: true, default: false },
    conditions: [
      {
        _id: false,
        by: { type: String, required: true },
        test: { type: String, enum: CONDITION_TESTS, required: true },
        value: { type: String, default: null },
      },
    ],
    order: { type: String, enum: VIEW_ORDERS, required: true },
    only: { type: [Schema.Types.ObjectId], default: null },
    selection: { type: Schema.Types.Mixed, default: null },
    planned: { type: Schema.Types.Mixed, default: null },
    ruleId: { type: Schema.Types.ObjectId, default: undefined },
    expiresAt: { type: Date, default: null },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'views', timestamps: true, versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineViewModel(connection: Connection): Model<ViewRecord> {
  return connection.model<ViewRecord>('View', schema)
}
