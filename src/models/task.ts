/** A task: something that a member has to do at or by a time. */
import { type Connection, type Model, Schema, type Types } from 'mongoose'

import { RECORD_SOURCES, type RecordSource } from './record-source.ts'
import { tenantPlugin } from './tenant-plugin.ts'

export const TASK_TYPES = ['call', 'meeting', 'email', 'todo'] as const
export type TaskType = (typeof TASK_TYPES)[number]

export const TASK_STATUSES = ['open', 'done'] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

/** The outcome of a done task, chosen with one tap. */
export const TASK_OUTCOMES = ['reached', 'no-answer', 'agreed', 'refused', 'done'] as const
export type TaskOutcome = (typeof TASK_OUTCOMES)[number]

export type TaskRecord = {
  readonly _id: Types.ObjectId
  readonly workspaceId: Types.ObjectId
  readonly title: string
  readonly type: TaskType
  /**
   * For an all-day task: the end of that day in the assignee's time zone (the workspace's if it is the team's), so that it is
   * overdue only after the day. Null for a task without a date.
   */
  readonly dueAt: Date | null
  readonly allDay: boolean
  /**
   * What its reminders count back from: when it is due, or the morning of its day; null for no reminder. A reminder job for
   * any other time does nothing.
   */
  readonly remindAt: Date | null
  /** Its own reminders, as src/services/tasks/reminders.ts writes them; absent for those of its type. */
  readonly remindBefore?: string
  /** Absent for a task of the team: its member was removed, and nobody in particular took it over. */
  readonly assigneeId?: Types.ObjectId
  readonly contactId?: Types.ObjectId
  /** Its own, or when it was added, that of its deal or contact. */
  readonly companyId?: Types.ObjectId
  readonly dealId?: Types.ObjectId
  readonly status: TaskStatus
  readonly doneAt: Date | null
  readonly outcome?: TaskOutcome
  /** How long a done call or meeting took. */
  readonly lengthMinutes?: number
  /** How it repeats, RFC 5545; only on the open task of a series, which its completion hands on to the next one. */
  readonly repeat?: string
  /** The day of the series that it stands for, YYYY-MM-DD: not the day that it was put off to. */
  readonly repeatDay?: string
  readonly source: RecordSource
  readonly search: { readonly tokens: readonly string[]; readonly trigrams: readonly string[] }
  readonly deletedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const schema = new Schema<TaskRecord>(
  {
    title: { type: String, required: true },
    type: { type: String, enum: TASK_TYPES, required: true },
    dueAt: { type: Date, default: null },
    allDay: { type: Boolean, required: true, default: false },
    remindAt: { type: Date, default: null },
    assigneeId: Schema.Types.ObjectId,
    contactId: Schema.Types.ObjectId,
    companyId: Schema.Types.ObjectId,
    dealId: Schema.Types.ObjectId,
    status: { type: String, enum: TASK_STATUSES, required: true, default: 'open' },
    doneAt: { type: Date, default: null },
    outcome: { type: String, enum: TASK_OUTCOMES },
    lengthMinutes: Number,
    remindBefore: String,
    repeat: String,
    repeatDay: String,
    source: { type: String, enum: RECORD_SOURCES, required: true, default: 'manual' },
    search: { tokens: [String], trigrams: [String] },
    deletedAt: { type: Date, default: null },
    version: { type: Number, required: true, default: 1 },
  },
  // Not strict: the table of fields in services says what else a record holds, and checks it.
  { collection: 'tasks', timestamps: true, versionKey: false, strict: false, autoIndex: false, autoCreate: false },
)
schema.plugin(tenantPlugin)

export function defineTaskModel(connection: Connection): Model<TaskRecord> {
  return connection.model<TaskRecord>('Task', schema)
}
