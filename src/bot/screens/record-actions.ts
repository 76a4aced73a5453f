/** The buttons of a contact's or a company's card for what is done with it all day. */
import { tasksLabel } from '../text/task-plan.ts'
import { may } from '../../services/core/permissions.ts'
import type { ScreenData } from './actions.ts'
import type { BotContext } from './bot-context.ts'
import { type Button, button } from './buttons.ts'

/** How much there is on the record. */
type Counts = { readonly tasks: number; readonly files: number }

/** @param to where each button leads */
export function recordActions(
  { t, actor }: BotContext,
  { tasks, files }: Counts,
  to: Readonly<Record<'task' | 'deal' | 'note' | 'time' | 'tasks' | 'files', ScreenData>>,
): readonly Button[] {
  const { role } = actor()
  return [
    ...(may(role, 'task.write') ? [button(t('button-task'), to.task)] : []),
    ...(may(role, 'deal.write') ? [button(t('button-add-deal'), to.deal)] : []),
    ...(may(role, 'note.write') ? [button(t('button-note'), to.note)] : []),
    button(t('button-timeline'), to.time),
    ...(tasks > 0 ? [button(tasksLabel(tasks, t), to.tasks)] : []),
    ...(files > 0 ? [button(t('button-files', { count: files }), to.files)] : []),
  ]
}
