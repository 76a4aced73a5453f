/** Begins the next step after a task: another one on the same deal or contact. */
import type { TaskId } from '../../models/ids.ts'
import { beginTaskOn } from './begin-task.ts'
import type { BotContext } from './bot-context.ts'

/** @throws AppError NOT_FOUND */
export async function stepAfter(ctx: BotContext, id: TaskId): Promise<void> {
  const { contact, deal } = await ctx.services.tasks.get(ctx.actor(), id)
  if (deal !== null) await beginTaskOn(ctx, { kind: 'deal', id: deal.id })
  else if (contact !== null) await beginTaskOn(ctx, { kind: 'contact', id: contact.id })
  else await ctx.begin('addTask', { known: {} })
}
