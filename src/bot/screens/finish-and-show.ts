/** Marks a task as done with one tap, and goes on where it was opened; how it went can be said beneath. */
import { backToTasks } from './back-to-tasks.ts'
import type { BotContext } from './bot-context.ts'
import type { TaskIn } from './task-place.ts'

/**
 * @param start where the agenda goes on: after this card, or with its first one
 * @throws AppError as the service does
 */
export async function finishAndShow(
  ctx: BotContext,
  { id, from }: TaskIn,
  start: 'after' | 'first' = 'after',
): Promise<void> {
  const done = await ctx.services.tasks.done(ctx.actor(), id, { outcome: 'done' })
  const { title, dueAt, undoId } = done
  if (from !== undefined && from.kind !== 'agenda') {
    const notice = `${ctx.t('task-done')} ${title}`
    return backToTasks(ctx, from, await ctx.services.tasks.get(ctx.actor(), id), { notice, undoId })
  }
  if (from === undefined || dueAt === null) return ctx.show('taskDone', { done })
  await ctx.show('agenda', {
    done: { ...done, dueAt, outcome: null },
    ...(start === 'after' && { after: { kind: 'task', id, dueAt } }),
  })
}
