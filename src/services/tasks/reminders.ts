/**
 * The reminders of a task: how many minutes before it each comes. They count back from when it is due, and for a whole day
 * from nine in the morning. Pure.
 */
import { fieldProblem } from '../../language/field-problem.ts'
import type { TaskRecord, TaskType } from '../../models/task.ts'

/** Which of a member's two defaults applies to a task. */
export const REMINDER_GROUPS = ['meeting', 'other'] as const
export type ReminderGroup = (typeof REMINDER_GROUPS)[number]

/** By the product's own default, a meeting has two: there is a way to go. */
export const DEFAULT_REMINDERS: Readonly<Record<ReminderGroup, readonly number[]>> = { meeting: [15, 0], other: [0] }
/** To be tapped. */
export const OFFERED_REMINDERS = [0, 5, 10, 15, 30, 60, 120, 1440] as const

export const MAX_REMINDERS = 5
/** A week. */
export const MAX_MINUTES_BEFORE = 7 * 24 * 60
const NONE = 'none'
const MINUTE_MS = 60_000

export function reminderGroup(type: TaskType): ReminderGroup {
  return type === 'meeting' ? 'meeting' : 'other'
}

/** As stored: “15,0”, or “none”. Earliest first, each once. */
export function reminderText(minutes: readonly number[]): string {
  return minutes.length === 0 ? NONE : [...new Set(minutes)].toSorted((one, other) => other - one).join(',')
}

/** Null for what is not such a text. */
function readReminders(text: string): readonly number[] | null {
  if (text === NONE) return []
  const minutes = text.split(',').map(Number)
  return minutes.every((one) => Number.isInteger(one) && one >= 0) ? minutes : null
}

type Reminded = Pick<TaskRecord, 'type' | 'allDay'> & { readonly remindBefore?: string | null }

/** In minutes, earliest first. */
export function remindersBefore({ type, allDay, remindBefore }: Reminded): readonly number[] {
  const own = remindBefore == null ? null : readReminders(remindBefore)
  return own ?? (allDay ? [0] : DEFAULT_REMINDERS[reminderGroup(type)])
}

/** When they come, earliest first. None without a time to count from. */
export function reminderTimes({ remindAt, ...task }: Reminded & { readonly remindAt: Date | null }): readonly Date[] {
  if (remindAt === null) return []
  return remindersBefore(task).map((minutes) => new Date(remindAt.getTime() - minutes * MINUTE_MS))
}

/** @throws AppError VALIDATION (not-minutes, too-many) */
export function withReminder(present: readonly number[], minutes: number, on: boolean): readonly number[] {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > MAX_MINUTES_BEFORE)
    throw fieldProblem('not-minutes', { given: String(minutes) })
  const others = present.filter((one) => one !== minutes)
  if (!on) return others
  if (others.length >= MAX_REMINDERS) throw fieldProblem('too-many', { limit: MAX_REMINDERS })
  return [...others, minutes].toSorted((one, other) => other - one)
}
