/** Sends the ZIP with everything about a person, or says why it cannot be sent. */
import { type Api, GrammyError, InputFile } from 'grammy'

import type { Clock } from '../../clock.ts'
import type { PersonZip } from '../../jobs/person-zip.ts'
import type { Listener } from '../../services/notifications/recipients.ts'
import type { Translate, Translator } from '../text/i18n.ts'
import { askedToWait, isAskedToWait } from './asked-to-wait.ts'
import type { SendLimiter } from './send-limiter.ts'

export type TellPersonFile = {
  readonly file: (listener: Listener, zip: PersonZip) => Promise<void>
  /** The work was given up. */
  readonly failed: (listener: Listener) => Promise<void>
}

export type TellPersonFileDeps = {
  readonly api: Pick<Api, 'sendMessage' | 'sendDocument'>
  readonly translator: Translator
  readonly limiter: SendLimiter
  readonly clock: Clock
}

/** The size of a request that Telegram does not even read. */
const TOO_LARGE = 413
const OUTAGE = 500

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

  /** Whoever blocked the bot gets nothing; whatever may go away by itself is thrown. */
  async function take({ chatId }: Listener, post: () => Promise<unknown>): Promise<void> {
    await limiter.turn(chatId)
    try {
      await post()
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code >= OUTAGE) throw error
      if (isAskedToWait(error)) throw askedToWait(error)
    }
  }

  return {
    async file(listener, zip) {
      const t = translator(listener.locale)
      await take(listener, async () => {
        if (await send(listener.chatId, zip, t)) return
        await api.sendMessage(listener.chatId, t('person-file-too-large', { name: zip.name }))
      })
    },
    async failed(listener) {
      const t = translator(listener.locale)
      await take(listener, () => api.sendMessage(listener.chatId, t('person-file-failed')))
    },
  }
}
