/** A person in a workspace, tied to a Telegram user. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'
import { LOCALES, type Locale } from '../locale.ts'

/** From the most to the least permissions. */
export const ROLES = ['owner', 'admin', 'manager', 'rep', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export const MEMBER_STATUSES = ['active', 'removed'] as const

/** The kinds of messages that the bot sends on its own. Each can be switched off. */
export const NOTIFICATION_KINDS = [
  'assigned',
  'deal-moved',
  'deal-won',
  'deleted',
  'new-lead',
  'task-due',
  'digest',
  'weekly-summary',
  'lead-source-failing',
  'response-late',
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

export const MEMBER_THEMES = ['light', 'dark'] as const
export type MemberTheme = (typeof MEMBER_THEMES)[number]

/** The local hour at which a member gets the daily digest unless they chose another. */
export const DEFAULT_DIGEST_HOUR = 8

/** By the member's own clock, in minutes after midnight. They may span midnight; the two are never the same. */
export type QuietHours = { readonly from: number; readonly to: number }
/** Minutes before a task, for new ones: for meetings, and for everything else with a time. */
export type MemberReminders = { readonly meeting?: readonly number[]; readonly other?: readonly number[] }
/** While a member is away, nothing new is given to them. `until` is null if they say when they are back. */
export type Absence = { readonly from: Date; readonly until: Date | null }
export const MINUTES_PER_DAY = 24 * 60

export type MemberRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly telegramUserId: number
  readonly name: string
  readonly username?: string
  readonly role: Role
  readonly status: (typeof MEMBER_STATUSES)[number]
  /**
   * When they were last removed, or left. It stays when they come back by a new invite: what they had granted before does not
   * work again by itself. Only undoing the removal takes it away.
   */
  readonly removedAt?: Date
  /** The member's own setting; without it, the workspace's applies. */
  readonly locale?: Locale
  readonly timeZone?: string
  /** How pictures look; light if absent. */
  readonly theme?: MemberTheme
  /** The hour of the daily digest in the member's time zone, 0 to 23. */
  readonly digestHour: number
  /** When news and reminders wait; absent if they never do. */
  readonly quietHours?: QuietHours
  /** Absent for the product's defaults. */
  readonly reminders?: MemberReminders
  /** Their latest absence, which may be over. */
  readonly away?: Absence
  readonly mutedNotifications: readonly NotificationKind[]
  /** The last hint of the day on the home screen: its day (YYYY-MM-DD), the command that showed it, and how many there were. */
  readonly hint?: { readonly on: string; readonly by: string; readonly count: number }
  /** The pipeline whose board they looked at last. */
  readonly boardPipelineId?: Types.ObjectId
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<MemberRecord>(
  {
    telegramUserId: { type: Number, required: true },
    name: { type: String, required: true },
    username: String,
    role: { type: String, enum: ROLES, required: true },
    status: { type: String, enum: MEMBER_STATUSES, required: true, default: 'active' },
    removedAt: Date,
    locale: { type: String, enum: LOCALES },
    timeZone: String,
    theme: { type: String, enum: MEMBER_THEMES },
    digestHour: { type: Number, required: true, min: 0, max: 23, default: DEFAULT_DIGEST_HOUR },
    quietHours: { type: new Schema<QuietHours>({ from: Number, to: Number }, { _id: false }) },
    reminders: {
      type: new Schema<MemberReminders>(
        { meeting: { type: [Number], default: undefined }, other: { type: [Number], default: undefined } },
        { _id: false },
      ),
    },
    away: { type: new Schema<Absence>({ from: Date, until: { type: Date, default: null } }, { _id: false }) },
    mutedNotifications: [{ type: String, enum: NOTIFICATION_KINDS }],
    hint: { type: { on: String, by: String, count: Number }, required: false, _id: false },
    boardPipelineId: Schema.Types.ObjectId,
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'members', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineMemberModel(connection: Connection): Model<MemberRecord> {
  return connection.model<MemberRecord>('Member', schema)
}
