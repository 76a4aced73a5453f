/** One message that shows how far some work is. */
import { type Api, GrammyError } from 'grammy'

import type { ProgressMessage } from '../../jobs/show-progress.ts'
import type { Listener } from '../../services/notifications/recipients.ts'
import { messageKeyboard } from '../screens/message-keyboard.ts'
import type { NewsButtons } from '../text/news-text.ts'
import type { SendLimiter } from './send-limiter.ts'

export type ProgressMessageDeps = {
  readonly api: Pick<Api, 'sendMessage' | 'editMessageText'>
  readonly limiter: SendLimiter
}

type Content = { readonly text: string; readonly rows: readonly NewsButtons[] }

/**
 * Sends the message, or edits it if it says something else now. Null if it is gone, or the person blocked the bot: the work goes
 * on without an audience.
 *
 * @throws GrammyError where Telegram asks to wait
 */
export async function putProgress(
  { api, limiter }: ProgressMessageDeps,
  { chatId, member: { workspaceId } }: Listener,
  { text, rows }: Content,
  before: ProgressMessage | null,
): Promise<ProgressMessage | null> {
  if (before?.shown === text) return before
  const reply_markup = messageKeyboard(workspaceId, rows)
  await limiter.turn(chatId)
  try {
    if (before === null) {
      const { message_id: messageId } = await api.sendMessage(chatId, text, { reply_markup })
      return { messageId, shown: text }
    }
    await api.editMessageText(chatId, before.messageId, text, { reply_markup })
    return { messageId: before.messageId, shown: text }
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code === 429) throw error
    const { messageId } = before ?? { messageId: null }
    // Another job says the same in the same message.
    if (messageId !== null && error.description.includes('not modified')) return { messageId, shown: text }
    return null
  }
}
