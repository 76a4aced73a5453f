/** Sends the ZIP with everything about a person, or says why it cannot be sent. */
import { type Api, GrammyError, InputFile } from 'grammy'

import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { PersonZip } from '../../jobs/person-zip.ts'
import type { Listener } from '../../services/notifications/recipients.ts'
import type { Translate, Translator } from '../text/i18n.ts'
import type { SendLimiter } from './send-limiter.ts'

export type TellPersonFile = (listener: Listener, zip: PersonZip) => Promise<void>

export type TellPersonFileDeps = {
  readonly api: Pick<Api, 'sendMessage' | 'sendDocument'>
  readonly translator: Translator
  readonly limiter: SendLimiter
  readonly clock: Clock
}

/** The size of a request that Telegram does not even read. */
const TOO_LARGE = 413

function captionOf({ name, refused, tooLarge }: PersonZip, t: Translate): string {
  return [
    t('person-file', { name }),
    ...(refused === 0 ? [] : [t('person-file-refused', { count: refused })]),
    ...(tooLarge === 0 ? [] : [t('person-file-left-out', { count: tooLarge })]),
  ].join('\n')
}

export function createTellPersonFile({ api, translator, limiter, clock }: TellPersonFileDeps): TellPersonFile {
  async function send(chatId: number, zip: PersonZip, t: Translate): Promise<boolean> {
    if (zip.bytes === null) return false
    const fileName = `${t('person-file-name')}-${clock.now().toISOString().slice(0, 10)}.zip`
    try {
      await api.sendDocument(chatId, new InputFile(zip.bytes, fileName), { caption: captionOf(zip, t) })
      return true
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === TOO_LARGE) return false
      throw error
    }
  }

  return async ({ chatId, locale }, zip) => {
    const t = translator(locale)
    await limiter.turn(chatId)
    try {
      if (!(await send(chatId, zip, t))) await api.sendMessage(chatId, t('person-file-too-large', { name: zip.name }))
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      // Whoever blocked the bot gets no file.
      if (error.error_code !== 429) return
      const { retry_after: retryAfter = 1 } = error.parameters
      throw new AppError('RATE_LIMITED', { cause: error, details: { retryAfter } })
    }
  }
}
