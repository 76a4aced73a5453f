/** Tasks as text: as a card, and as one line. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'
import { DateTime } from 'luxon'

import { formatPhone } from '../../language/phones.ts'
import type { MemberId } from '../../models/ids.ts'
import type { TaskType } from '../../models/task.ts'
import type { Due } from '../../services/tasks/task-time.ts'
import type { TaskView } from '../../services/tasks/task-view.ts'
import { labelOf } from './button-label.ts'
import type { Translate } from './i18n.ts'
import { dayText, momentText } from './moment-text.ts'
import { minutesText } from './minutes-text.ts'
import { repeatText } from './repeat-text.ts'
import { moment } from './text-value.ts'

export const TASK_SIGNS: Record<TaskType, string> = { call: '📞', meeting: '🤝', email: '✉️', todo: '📌' }

export type TaskWords = { readonly t: Translate; readonly timeZone: string; readonly now: Date }

/** “tomorrow, 10:00”: as a person would say it, by their own clock. */
export function whenText(due: Due, words: TaskWords): string {
  const { t, timeZone, now } = words
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day')
  const at = 'at' in due ? DateTime.fromISO(due.at, { zone: timeZone }) : DateTime.fromISO(due.date, { zone: timeZone })
  const days = Math.round(at.startOf('day').diff(today, 'days').days)
  const word = days === 0 ? t('when-today') : days === 1 ? t('when-tomorrow') : days === -1 ? t('when-yesterday') : null
  if ('date' in due) return word ?? dayText(due.date, words)
  return word === null
    ? momentText(at.toJSDate(), words)
    : t('when-day-time', { day: word, date: moment(at.toJSDate(), timeZone) })
}

/** When a task is due: “tomorrow, 10:00”, or “no date”. */
export function dueText({ dueAt, dueOn }: Pick<TaskView, 'dueAt' | 'dueOn'>, words: TaskWords): string {
  if (dueAt === null) return words.t('when-no-date')
  return whenText(dueOn === null ? { at: dueAt } : { date: dueOn }, words)
}

/** “🔴 overdue · today, 10:00” */
function timeLine(task: TaskView, words: TaskWords): string {
  const when = dueText(task, words)
  const { t, timeZone } = words
  if (task.status !== 'open') {
    const outcome = task.outcome === null ? t('task-closed') : t(`outcome-${task.outcome}`)
    const doneAt = task.doneAt === null ? null : whenText({ at: task.doneAt }, { t, timeZone, now: words.now })
    const took = task.lengthMinutes === null ? '' : ` · ⏱ ${minutesText(task.lengthMinutes, t)}`
    return `${t('task-is-done', { outcome, when: doneAt ?? when })}${took}`
  }
  return task.overdue ? t('task-is-overdue', { when }) : t('task-is-due', { when })
}

/** The card as lines; empty fields have none. The assignee is named if it is somebody else, or nobody in particular. */
export function taskCard(task: TaskView, words: TaskWords & { readonly memberId?: MemberId }): FormattedString {
  const lines: FormattedString[] = [fmt`${TASK_SIGNS[task.type]} ${FormattedString.bold(task.title)}`]
  const add = (line: string): void => void lines.push(fmt`${line}`)
  add(timeLine(task, words))
  if (task.repeat !== null) add(repeatText(task.repeat, words.t))
  if (task.person !== null) {
    add(`👤 ${task.person.displayName}`)
    for (const phone of task.person.phones) add(`📞 ${formatPhone(phone)}`)
  }
  if (task.company !== null && task.contact === null && task.deal === null) add(`🏢 ${task.company.name}`)
  if (task.deal !== null) add(`💼 ${task.deal.title}`)
  if (task.assignee === null) add(words.t('task-of-team'))
  else if (task.assignee.id !== words.memberId) add(words.t('task-assignee', { name: task.assignee.name }))
  return FormattedString.join(lines, '\n')
}

/** “📞 Call Anna” on a button; a done task has a tick. */
export function taskLabel({ title, type, status }: Pick<TaskView, 'title' | 'type' | 'status'>): string {
  return labelOf(`${status === 'open' ? TASK_SIGNS[type] : '✅'} ${title}`)
}

/** “Next: 📞 Call Anna · tomorrow, 10:00”, for the card of the record that the task is about. */
export function taskLine(task: TaskView, words: TaskWords): string {
  const line = words.t('next-task', { title: `${TASK_SIGNS[task.type]} ${task.title}`, when: dueText(task, words) })
  return task.overdue ? `🔴 ${line}` : line
}
