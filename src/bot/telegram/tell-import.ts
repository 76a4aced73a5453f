/** Sends and edits the message that shows how far an import is, and sends the rows that were refused as a file. */
import { type Api, GrammyError, InputFile } from 'grammy'

import type { TellProgress } from '../../jobs/show-progress.ts'
import type { ImportView } from '../../services/imports/import-view.ts'
import type { RefusedFile } from '../../services/imports/refused-rows.ts'
import type { Listener } from '../../services/notifications/recipients.ts'
import { importMessage, refusedCsv } from '../text/import-text.ts'
import type { Translator } from '../text/i18n.ts'
import { askedToWait, isAskedToWait } from './asked-to-wait.ts'
import { putProgress } from './progress-message.ts'
import type { SendLimiter } from './send-limiter.ts'

export type TellImport = {
  readonly progress: TellProgress<ImportView>
  readonly refused: (listener: Listener, file: RefusedFile) => Promise<void>
}

export type TellImportDeps = {
  readonly api: Pick<Api, 'sendMessage' | 'editMessageText' | 'sendDocument'>
  readonly translator: Translator
  readonly limiter: SendLimiter
}

export function createTellImport({ api, translator, limiter }: TellImportDeps): TellImport {
  return {
    progress: (listener, view, before) =>
      putProgress({ api, limiter }, listener, importMessage(view, translator(listener.locale)), before),

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
        if (isAskedToWait(error)) throw askedToWait(error)
      }
    },
  }
}
