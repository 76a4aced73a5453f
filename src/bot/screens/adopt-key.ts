/** Adopts an API key that has stopped, from its card or from the message about it. */
import type { ApiKeyId } from '../../models/ids.ts'
import type { BotContext, ShowHow } from './bot-context.ts'

/** @throws AppError FORBIDDEN, NOT_FOUND */
export async function adoptAndShow(ctx: BotContext, id: ApiKeyId, how: ShowHow = {}): Promise<void> {
  const { adopted } = await ctx.services.apiKeys.adopt(ctx.actor(), id)
  await ctx.show('apiKey', { id, notice: ctx.t(adopted ? 'api-key-adopted' : 'api-key-not-stopped') }, how)
}
