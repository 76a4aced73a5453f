/** A rule about who gets the leads and deals that come in: what it is about, and the members who take turns. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'
import { type Condition, CONDITION_TESTS } from './view.ts'

export const MAX_WEIGHT = 10

/** A member's part in a rule. */
export type StoredShare = {
  readonly memberId: Types.ObjectId
  /** From 1 to {@link MAX_WEIGHT}: who has 2 gets twice as many as who has 1. */
  readonly weight: number
  /** How far they are behind, as services/assignment/take-turn.ts counts it; null while they take no part. */
  readonly credit: number | null
}

export type AssignmentRuleRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly name: string
  readonly isPaused: boolean
  /** Its place in the list, from 0: the first rule that fits decides. */
  readonly position: number
  /** Whether it is also about deals that members add. */
  readonly withDeals: boolean
  /** Leads of these sources only; of all if empty. */
  readonly sourceIds: readonly Types.ObjectId[]
  /** ISO 3166-1 alpha-2: people of these countries only; of all if empty. */
  readonly countries: readonly string[]
  /** What the deal and its main contact must be like, in the terms of saved views. */
  readonly dealConditions: readonly Condition[]
  readonly contactConditions: readonly Condition[]
  readonly shares: readonly StoredShare[]
  /** Raised with each turn that it gives. */
  readonly turn: number
  readonly version: number
  readonly deletedAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

const condition = {
  _id: false,
  by: { type: String, required: true },
  test: { type: String, enum: CONDITION_TESTS, required: true },
  value: { type: String, default: null },
}

const schema = new Schema<AssignmentRuleRecord>(
  {
    name: { type: String, required: true },
    isPaused: { type: Boolean, required: true },
    position: { type: Number, required: true },
    withDeals: { type: Boolean, required: true, default: false },
    sourceIds: [Schema.Types.ObjectId],
    countries: [String],
    dealConditions: [condition],
    contactConditions: [condition],
    shares: [
      {
        _id: false,
        memberId: { type: Schema.Types.ObjectId, required: true },
        weight: { type: Number, required: true, min: 1, max: MAX_WEIGHT },
        credit: { type: Number, default: null },
      },
    ],
    turn: { type: Number, required: true, default: 0 },
    version: { type: Number, required: true, default: 1 },
    deletedAt: { type: Date, default: null },
  },
  { collection: 'assignmentRules', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineAssignmentRuleModel(connection: Connection): Model<AssignmentRuleRecord> {
  return connection.model<AssignmentRuleRecord>('AssignmentRule', schema)
}
