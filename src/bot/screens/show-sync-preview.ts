/** Shows that their first page is being read, and puts what was understood in its place. */
import type { SyncId } from '../../models/ids.ts'
import type { BotContext } from './bot-context.ts'

export async function showSyncPreview(ctx: BotContext, id: SyncId): Promise<void> {
  const { message_id: messageId, chat } = await ctx.reply(ctx.t('sync-reading'))
  await ctx.show('syncPreview', { id }, { over: { chatId: chat.id, messageId } })
}
