/** Questions about tasks, shared by the dialogues that add, reschedule and snooze them. */
import type { TaskType } from '../../models/task.ts'
import type { FieldProblemDetails } from '../../errors.ts'
import { fieldProblem, fieldProblemOf } from '../../language/field-problem.ts'
import { type DateReading, readDate } from '../../language/read-date.ts'
import { readLine, readingOf } from '../../language/lines/read-line.ts'
import type { Repeat } from '../../language/moments/repeat.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { type Due, hasEvening, type Snooze, SNOOZES, snoozedTo } from '../../services/tasks/task-time.ts'
import type { Translate } from '../text/i18n.ts'
import type { Choice, Question } from './ask.ts'
import type { DialogueSettings } from './dialogue-settings.ts'

/** The answer of “No date”. */
export const NO_DATE = 'none'
/** A tapped time is relative to the moment at which the task is written; a typed one is fixed. */
export type When = Snooze | Due | typeof NO_DATE

/** Typed instead of tapping “No date”. */
const SAYS_NO_DATE = /^(?:no (?:date|time)|without a date|someday|без (?:дати|терміну)|колись)[.!]?$/iu

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
  if (text === NO_DATE || SAYS_NO_DATE.test(text.trim())) return NO_DATE
  return dueOfReading(readDate(text, { locale, timeZone, now: new Date(now), forward: true }), text)
}

/** The times to tap. “This evening” is left out once the evening has begun. */
export function whenChoices(
  { timeZone, now }: Pick<DialogueSettings, 'timeZone' | 'now'>,
  t: Translate,
): readonly Choice<Snooze>[] {
  return SNOOZES.filter((snooze) => snooze !== 'evening' || hasEvening(new Date(now), timeZone)).map((snooze) => ({
    label: t(`snooze-${snooze}`),
    value: snooze,
  }))
}

/** @param isNeeded whether “No date” is no answer: what is snoozed comes back some time */
export function whenQuestion(text: string, settings: DialogueSettings, t: Translate, isNeeded = false): Question<When> {
  return {
    id: 'task.due',
    text,
    choices: [...whenChoices(settings, t), ...(isNeeded ? [] : [{ label: t('button-no-date'), value: NO_DATE }])],
    perRow: 2,
    parse: (typed) => parseWhen(typed, settings),
  }
}

/** The due time of an answer, computed when the task is written. */
export function dueOf(when: When, now: Date, timeZone: string): Due | null {
  if (when === NO_DATE) return null
  return typeof when === 'string' ? snoozedTo(when, now, timeZone) : when
}

/** The time read from a line. If it cannot be used, `trouble` is shown with the question for the time. */
export type ReadDue = { readonly due?: Due; readonly trouble?: FieldProblemDetails }
export type ReadTask = ReadDue & { readonly title: string; readonly type: TaskType; readonly repeat?: Repeat }

/** Reads a typed task: title, type and, if the text contains one, its time (“call Anna tomorrow 10:00”). */
export function parseTask(text: string, settings: DialogueSettings): ReadTask {
  const task = readingOf(readLine(text, { ...settings, now: new Date(settings.now) }), 'task')
  if (task === null) return { title: parseSingleLine(text), type: 'todo' }
  const { title, type, repeat } = task
  return {
    title: parseSingleLine(title),
    type,
    ...(repeat !== null && { repeat }),
    ...usableDue(task.due, text),
  }
}

/** @param given the line it was read from */
export function usableDue(reading: DateReading | null, given: string): ReadDue {
  try {
    return reading === null ? {} : { due: dueOfReading(reading, given) }
  } catch (error) {
    const trouble = fieldProblemOf(error)
    if (trouble === null) throw error
    return { trouble }
  }
}
