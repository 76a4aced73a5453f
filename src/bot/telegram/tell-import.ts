/** Sends and edits the message that shows how far an import is, and sends the rows that were refused as a file. */
import { type Api, GrammyError, InputFile } from 'grammy'

import { AppError } from '../../errors.ts'
import type { ProgressMessage } from '../../jobs/show-sync-progress.ts'
import type { ImportView } from '../../services/imports/import-view.ts'
import type { RefusedFile } from '../../services/imports/refused-rows.ts'
import type { Listener } from '../../services/notifications/recipients.ts'
import { messageKeyboard } from '../screens/message-keyboard.ts'
import { importMessage, refusedCsv } from '../text/import-text.ts'
import type { Translator } from '../text/i18n.ts'
import type { SendLimiter } from './send-limiter.ts'

export type TellImport = {
  readonly progress: (
    listener: Listener,
    view: ImportView,
    before: ProgressMessage | null,
  ) => Promise<ProgressMessage | null>
  readonly refused: (listener: Listener, file: RefusedFile) => Promise<void>
}

export type TellImportDeps = {
  readonly api: Pick<Api, 'sendMessage' | 'editMessageText' | 'sendDocument'>
  readonly translator: Translator
  readonly limiter: SendLimiter
}

export function createTellImport({ api, translator, limiter }: TellImportDeps): TellImport {
  return {
    async progress({ chatId, locale, member: { workspaceId } }, view, before) {
      const { text, rows } = importMessage(view, translator(locale))
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
        // The message is gone, or the person blocked the bot: the import goes on without an audience.
        return null
      }
    },

    async refused({ chatId, locale }, file) {
      if (file.count === 0) return
      const t = translator(locale)
      const csv = await refusedCsv(file, t)
      const caption = t('import-refused-file', { count: file.count })
      await limiter.turn(chatId)
      try {
        await api.sendDocument(chatId, new InputFile(csv, t('import-refused-name')), { caption })
      } catch (error) {
        if (!(error instanceof GrammyError)) throw error
        if (error.error_code !== 429) return
        const { retry_after: retryAfter = 1 } = error.parameters
        throw new AppError('RATE_LIMITED', { cause: error, details: { retryAfter } })
      }
    },
  }
}
