/** Marks a task as done with one tap, and shows the next card of the agenda; how it went can be said beneath. */
import type { TaskId } from '../../models/ids.ts'
import type { BotContext } from './bot-context.ts'

/**
 * @param queued tapped in the agenda, which goes on from there; otherwise it is shown from its beginning
 * @throws AppError as the service does
 */
export async function finishAndShow(
  ctx: BotContext,
  id: TaskId,
  { queued }: { readonly queued: boolean },
): Promise<void> {
  const { title, type, dueAt, undoId } = await ctx.services.tasks.done(ctx.actor(), id, { outcome: 'done' })
  const done = { id, title, type, dueAt, undoId, outcome: null }
  await ctx.show('agenda', { done, ...(queued && { after: { kind: 'task', id, dueAt } }) })
}
