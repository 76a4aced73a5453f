/** A workspace: one team's CRM, the tenant. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { type Locale, LOCALES } from '../locale.ts'
import type { Money } from './deal.ts'
import { type CustomFields, customFieldSchema } from './custom-field.ts'

/**
 * Whether reps and viewers see every record of the team, or only what they own and what nobody owns. Managers and above see
 * all.
 */
export const VISIBILITIES = ['team', 'own'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** Whether reps may delete every record they see, or only their own and what nobody owns. Managers and above may delete all. */
export const DELETIONS = ['team', 'own'] as const
export type Deletion = (typeof DELETIONS)[number]

/** Whether reports compare members by what they won. */
export const LEADERBOARDS = ['on', 'off'] as const
export type Leaderboard = (typeof LEADERBOARDS)[number]

/** Whether the team is told about won deals. */
export const WINS = ['on', 'off'] as const
export type Wins = (typeof WINS)[number]

export type WorkspaceRecord = {
  readonly _id: Types.ObjectId
  readonly name: string
  /** ISO 4217. */
  readonly currency: string
  /** IANA time zone. */
  readonly timeZone: string
  /** ISO 3166-1 alpha-2: how phone numbers without a country code are read. */
  readonly region: string
  readonly locale: Locale
  readonly visibility: Visibility
  /** `team` if absent. */
  readonly deletion?: Deletion
  /** `on` if absent. */
  readonly leaderboard?: Leaderboard
  /** `on` if absent. */
  readonly wins?: Wins
  /** The smallest amount of a win that the team is told about; every win if absent or null. */
  readonly winsFrom?: Money | null
  /** How long it keeps deliveries and events, as services/privacy/retention-rules.ts names it; the longest if absent. */
  readonly retention?: { readonly deliveries?: string | null; readonly events?: string | null }
  /** In how many minutes a lead has to be answered; absent or null if that is not watched. */
  readonly responseMinutes?: number | null
  /** The team's own wording of why deals are lost: offered when a deal is closed as lost. */
  readonly lostReasons: readonly string[]
  /** The team's own fields, in order; none if absent. */
  readonly fields?: CustomFields
  /**
   * How many leads came in. Incremented with every lead, so that two simultaneous leads from one person conflict here:
   * the later one is retried and finds the contact that the earlier one created.
   */
  readonly leadsReceived?: number
  /** An owner offers ownership to a member, who has not answered yet. `shared`: whoever offers it stays an owner. */
  readonly ownershipOffer?: { readonly by: Types.ObjectId; readonly to: Types.ObjectId; readonly shared: boolean }
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<WorkspaceRecord>(
  {
    name: { type: String, required: true },
    currency: { type: String, required: true },
    timeZone: { type: String, required: true },
    region: { type: String, required: true },
    locale: { type: String, enum: LOCALES, required: true },
    visibility: { type: String, enum: VISIBILITIES, required: true, default: 'team' },
    deletion: { type: String, enum: DELETIONS },
    leaderboard: { type: String, enum: LEADERBOARDS },
    wins: { type: String, enum: WINS },
    winsFrom: { type: new Schema<Money>({ minor: Number, currency: String }, { _id: false }), default: undefined },
    retention: { type: new Schema({ deliveries: String, events: String }, { _id: false }), default: undefined },
    responseMinutes: Number,
    lostReasons: [String],
    fields: { type: [customFieldSchema], default: undefined },
    leadsReceived: Number,
    ownershipOffer: {
      type: new Schema({ by: Schema.Types.ObjectId, to: Schema.Types.ObjectId, shared: Boolean }, { _id: false }),
      default: undefined,
    },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'workspaces', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)

export function defineWorkspaceModel(connection: Connection): Model<WorkspaceRecord> {
  return connection.model<WorkspaceRecord>('Workspace', schema)
}
