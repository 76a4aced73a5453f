/** Snoozes a task, and shows what comes next. */
import type { Due, Snooze } from '../../services/tasks/task-time.ts'
import { dueText } from '../text/task-card.ts'
import { backToTasks } from './back-to-tasks.ts'
import type { BotContext } from './bot-context.ts'
import type { TaskIn } from './task-place.ts'
import { taskWords } from './task-words.ts'

/** @throws AppError as the service does */
export async function snoozeAndShow(
  ctx: BotContext,
  { id, from, until }: TaskIn & { readonly until: Snooze | Due },
): Promise<void> {
  const actor = ctx.actor()
  const { undoId, was } = await ctx.services.tasks.snooze(actor, id, until)
  const view = await ctx.services.tasks.get(actor, id)
  const notice = ctx.t('task-snoozed', { title: view.title, when: dueText(view, taskWords(ctx)) })
  if (from === undefined) await ctx.show('task', { id, notice, undoId })
  else await backToTasks(ctx, from, { ...view, dueAt: was }, { notice, undoId })
}
