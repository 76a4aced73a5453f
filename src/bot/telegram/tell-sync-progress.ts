/** Sends and edits the message that shows how far a run of a sync is. */
import { type Api, GrammyError, InlineKeyboard } from 'grammy'

import type { ProgressMessage } from '../../jobs/show-sync-progress.ts'
import type { Listener } from '../../services/notifications/recipients.ts'
import type { SyncView } from '../../services/sync/sync-view.ts'
import { encodeCallback, MESSAGE_ACTIONS } from '../screens/callback-codec.ts'
import type { Translator } from '../text/i18n.ts'
import { syncProgress } from '../text/sync-text.ts'
import type { SendLimiter } from './send-limiter.ts'

export type TellSyncProgress = (
  listener: Listener,
  sync: SyncView,
  before: ProgressMessage | null,
) => Promise<ProgressMessage | null>

export type TellSyncProgressDeps = {
  readonly api: Pick<Api, 'sendMessage' | 'editMessageText'>
  readonly translator: Translator
  readonly limiter: SendLimiter
}

export function createTellSyncProgress({ api, translator, limiter }: TellSyncProgressDeps): TellSyncProgress {
  return async ({ chatId, locale, member: { workspaceId } }, sync, before) => {
    const t = translator(locale)
    const text = syncProgress(sync, t)
    if (before?.shown === text) return before
    const record = { kind: 'sync', id: sync.id } as const
    const data = encodeCallback(MESSAGE_ACTIONS.sync({ workspaceId, record }))
    const reply_markup = new InlineKeyboard().text(t('button-open-sync'), data)
    await limiter.turn(chatId)
    try {
      if (before === null) {
        const { message_id: messageId } = await api.sendMessage(chatId, text, { reply_markup })
        return { messageId, shown: text }
      }
      await api.editMessageText(chatId, before.messageId, text, { reply_markup })
      return { messageId: before.messageId, shown: text }
    } catch (error) {
      // The message is gone, or the person blocked the bot: the run goes on without an audience.
      if (error instanceof GrammyError && error.error_code !== 429) return null
      throw error
    }
  }
}
