/** Tasks as rows of a list. */
import { cutText, lengthOf } from '../../language/cut-text.ts'
import type { ListedTask } from '../../services/tasks/listed-task.ts'
import { MAX_LABEL_LENGTH } from './button-label.ts'
import { dueText, TASK_SIGNS, type TaskWords, whenText } from './task-card.ts'

function signOf({ status, overdue, type }: ListedTask): string {
  if (status !== 'open') return '✅'
  return overdue ? `🔴${TASK_SIGNS[type]}` : TASK_SIGNS[type]
}

/** When it is due, or was done; null for an open task without a date. */
function timeOf(task: ListedTask, words: TaskWords): string | null {
  if (task.doneAt !== null) return whenText({ at: task.doneAt }, words)
  return task.dueAt === null ? null : dueText(task, words)
}

/**
 * “🔴📞 Call Anna · today, 10:00 · Max”: the title is shortened, never the time.
 *
 * @param named whether to say who has to do it
 */
export function taskRow(task: ListedTask, words: TaskWords, named: boolean): string {
  const assignee = named && task.assignee !== null ? task.assignee.name : null
  const rest = [timeOf(task, words), assignee === null ? null : cutText(assignee, MAX_NAME_LENGTH)]
    .filter((part) => part !== null)
    .map((part) => ` · ${part}`)
    .join('')
  const sign = `${signOf(task)} `
  return `${sign}${cutText(task.title, MAX_LABEL_LENGTH - lengthOf(sign) - lengthOf(rest))}${rest}`
}

const MAX_NAME_LENGTH = 12
