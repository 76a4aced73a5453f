/** Snoozes a task, and shows what comes next. */
import type { TaskId } from '../../models/ids.ts'
import type { Due, Snooze } from '../../services/tasks/task-time.ts'
import { dueText } from '../text/task-card.ts'
import type { BotContext } from './bot-context.ts'
import { taskWords } from './task-words.ts'

/** @throws AppError as the service does */
export async function snoozeAndShow(
  ctx: BotContext,
  { id, until, queued }: { readonly id: TaskId; readonly until: Snooze | Due; readonly queued: boolean },
): Promise<void> {
  const actor = ctx.actor()
  const { undoId, was } = await ctx.services.tasks.snooze(actor, id, until)
  const view = await ctx.services.tasks.get(actor, id)
  const notice = ctx.t('task-snoozed', { title: view.title, when: dueText(view, taskWords(ctx)) })
  if (queued && was !== null) await ctx.show('agenda', { after: { kind: 'task', id, dueAt: was }, notice, undoId })
  else await ctx.show('task', { id, notice, undoId })
}
