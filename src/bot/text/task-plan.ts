/** What is planned for a contact or a deal, as its card says it. */
import type { TaskView } from '../../services/tasks/task-view.ts'
import { countText } from './count-text.ts'
import type { Translate } from './i18n.ts'
import { taskLine, type TaskWords } from './task-card.ts'

/** The next step; and how many open tasks there are, if it is not the only one. */
export function planLines(next: TaskView | null, tasks: number, words: TaskWords): readonly string[] {
  const { t } = words
  const others = tasks - (next === null ? 0 : 1)
  return [
    `⏰ ${next === null ? t('next-task-none') : taskLine(next, words)}`,
    ...(others > 0 ? [tasksLabel(tasks, t)] : []),
  ]
}

/** “📋 Tasks: 3”, for the card and its button. */
export function tasksLabel(tasks: number, t: Translate): string {
  return t('button-tasks-of', { count: countText(tasks, t) })
}
