/** A report that is sent regularly, to the chat of the member who asked for it or to a group. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { tenantPlugin } from './tenant-plugin.ts'

export const SCHEDULE_STEPS = ['week', 'month'] as const
export type ScheduleStep = (typeof SCHEDULE_STEPS)[number]

export type ReportScheduleRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  /** Who asked for it: it shows what they may see, by their clock. */
  readonly memberId: Types.ObjectId
  /** The names of services/reports/report.ts. */
  readonly report: string
  readonly period: string
  /** Null for all of them, and for the whole team. */
  readonly pipelineId: Types.ObjectId | null
  readonly aboutId: Types.ObjectId | null
  readonly every: ScheduleStep
  /** 1 is Monday; a monthly one is sent on the first day of the month instead. */
  readonly weekday: number
  /** 0 to 23. */
  readonly hour: number
  /** Null for the member's own chat with the bot. */
  readonly group: { readonly chatId: number; readonly title: string } | null
  /** When it was made or last changed: what was due before that is not sent. */
  readonly plannedAt: Date
  /** The last week (2026-W48) or month (2026-11) that it was sent in. */
  readonly sentIn: string | null
  /** When it was stopped. */
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<ReportScheduleRecord>(
  {
    memberId: { type: Schema.Types.ObjectId, required: true },
    report: { type: String, required: true },
    period: { type: String, required: true },
    pipelineId: { type: Schema.Types.ObjectId, default: null },
    aboutId: { type: Schema.Types.ObjectId, default: null },
    every: { type: String, enum: SCHEDULE_STEPS, required: true },
    weekday: { type: Number, required: true, min: 1, max: 7 },
    hour: { type: Number, required: true, min: 0, max: 23 },
    group: {
      type: new Schema(
        { chatId: { type: Number, required: true }, title: { type: String, required: true } },
        { _id: false },
      ),
      default: null,
    },
    plannedAt: { type: Date, required: true },
    sentIn: { type: String, default: null },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  { collection: 'reportSchedules', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineReportScheduleModel(connection: Connection): Model<ReportScheduleRecord> {
  return connection.model<ReportScheduleRecord>('ReportSchedule', schema)
}
