/** Questions about tasks, the same wherever they are asked: when a task is added, moved or put off. */
import type { TaskType } from '../../models/task.ts'
import type { FieldProblemDetails } from '../../errors.ts'
import { fieldProblem, fieldProblemOf } from '../../language/field-problem.ts'
import { type DateReading, readDate } from '../../language/read-date.ts'
import { readQuickAdd } from '../../language/read-quick-add.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { type Due, hasEvening, type Snooze, SNOOZES, snoozedTo } from '../../services/tasks/task-time.ts'
import type { Translate } from '../text/i18n.ts'
import type { Choice, Question } from './ask.ts'
import type { DialogueSettings } from './dialogue-settings.ts'

/** A tapped time is reckoned from the moment at which the task is written; a typed one is fixed. */
export type When = Snooze | Due

/** @throws AppError VALIDATION with what is wrong with the date */
export function dueOfReading(reading: DateReading, given: string): Due {
  if (!reading.ok) {
    throw fieldProblem(reading.problem === 'ambiguous' ? 'ambiguous-date' : reading.problem, { given: given.trim() })
  }
  const { past, allDay, date, at } = reading.when
  if (past) throw fieldProblem('past-date')
  return allDay ? { date } : { at: new Date(at).toISOString() }
}

/** @throws AppError VALIDATION */
export function parseWhen(text: string, { locale, timeZone, now }: DialogueSettings): When {
  const tapped = SNOOZES.find((snooze) => snooze === text)
  if (tapped !== undefined) return tapped
  return dueOfReading(readDate(text, { locale, timeZone, now: new Date(now), forward: true }), text)
}

/** The times that are one tap away. “This evening” is not offered when it has begun. */
export function whenChoices(
  { timeZone, now }: Pick<DialogueSettings, 'timeZone' | 'now'>,
  t: Translate,
): readonly Choice<Snooze>[] {
  return SNOOZES.filter((snooze) => snooze !== 'evening' || hasEvening(new Date(now), timeZone)).map((snooze) => ({
    label: t(`snooze-${snooze}`),
    value: snooze,
  }))
}

export function whenQuestion(text: string, settings: DialogueSettings, t: Translate): Question<When> {
  return { text, choices: whenChoices(settings, t), perRow: 2, parse: (typed) => parseWhen(typed, settings) }
}

/** The due time that was meant, at the moment of writing. */
export function dueOf(when: When, now: Date, timeZone: string): Due {
  return typeof when === 'string' ? snoozedTo(when, now, timeZone) : when
}

/** A time as it was read from a line; what is wrong with one that cannot be taken is told where it is asked for. */
export type ReadDue = { readonly due?: Due; readonly trouble?: FieldProblemDetails }
export type ReadTask = ReadDue & { readonly title: string; readonly type: TaskType }

/** What is to be done, as typed: with the kind of task, and the time where one is in it (“call Anna tomorrow 10:00”). */
export function parseTask(text: string, settings: DialogueSettings): ReadTask {
  const read = readQuickAdd(text, { ...settings, now: new Date(settings.now) })
  if (read.kind !== 'task') return { title: parseSingleLine(text), type: 'todo' }
  return { title: parseSingleLine(read.title), type: read.type, ...usableDue(read.due, text) }
}

/** @param given the line that it was read from */
export function usableDue(reading: DateReading | null, given: string): ReadDue {
  try {
    return reading === null ? {} : { due: dueOfReading(reading, given) }
  } catch (error) {
    const trouble = fieldProblemOf(error)
    if (trouble === null) throw error
    return { trouble }
  }
}
