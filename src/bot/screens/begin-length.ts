/** Asks how long a done task took. */
import type { TaskId } from '../../models/ids.ts'
import type { BotContext } from './bot-context.ts'

/** @throws AppError NOT_FOUND */
export async function beginLength(ctx: BotContext, id: TaskId): Promise<void> {
  const { title } = await ctx.services.tasks.get(ctx.actor(), id)
  await ctx.begin('taskLength', { id, title })
}
