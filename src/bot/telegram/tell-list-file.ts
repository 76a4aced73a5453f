/** Shows how far the file of a list is, and puts the file in the place of that message. */
import { type Api, GrammyError, InputFile, InputMediaBuilder } from 'grammy'
import { DateTime } from 'luxon'

import type { Clock } from '../../clock.ts'
import type { ListMessage, TellListFile } from '../../jobs/make-list-file.ts'
import type { ListRow, OpenedList } from '../../services/lists/read-list.ts'
import type { Listener } from '../../services/notifications/recipients.ts'
import { errorText } from '../text/error-text.ts'
import type { Translator } from '../text/i18n.ts'
import { listColumns } from '../text/list-cells.ts'
import { listFileName, listLine, listProgress, listTitle } from '../text/list-file-text.ts'
import { askedToWait, isAskedToWait } from './asked-to-wait.ts'
import type { SendLimiter } from './send-limiter.ts'

export type TellListFileDeps = {
  readonly api: Pick<Api, 'editMessageText' | 'editMessageMedia'>
  readonly translator: Translator
  readonly limiter: SendLimiter
  readonly clock: Clock
}

const TOO_LARGE = 413
const OUTAGE = 500

export function createTellListFile({ api, translator, limiter, clock }: TellListFileDeps): TellListFile {
  /** False if there is no such text to edit: the person deleted it, or the file is there already. */
  async function say({ chatId }: Listener, messageId: number, text: string): Promise<boolean> {
    await limiter.turn(chatId)
    try {
      await api.editMessageText(chatId, messageId, text)
      return true
    } catch (error) {
      if (!(error instanceof GrammyError) || isAskedToWait(error) || error.error_code >= OUTAGE) throw error
      return error.description.includes('not modified')
    }
  }

  function tooLarge(listener: Listener, { messageId, list }: ListMessage, opened: OpenedList): Promise<boolean> {
    const t = translator(listener.locale)
    return say(listener, messageId, `${listLine(list, opened, t)}\n⚠️ ${t('list-file-too-large')}`)
  }

  return {
    table({ locale, member: { timeZone } }, list, opened, pages) {
      const t = translator(locale)
      const columns = listColumns(opened, { t, timeZone })
      async function* rows() {
        for await (const page of pages) yield page.map((row: ListRow) => columns.map(({ cell }) => cell(row)))
      }
      return { title: listTitle(list, opened.name, t), headers: columns.map(({ header }) => header), pages: rows() }
    },

    progress(listener, { messageId, list }, opened, done) {
      return say(listener, messageId, listProgress(list, opened, done, translator(listener.locale)))
    },

    async file(listener, message, opened, { content, format }) {
      const { chatId, locale, member } = listener
      const t = translator(locale)
      const day = DateTime.fromJSDate(clock.now(), { zone: member.timeZone }).toFormat('yyyy-MM-dd')
      const input = new InputFile(content, listFileName(message.list, format, day, t))
      const media = InputMediaBuilder.document(input, { caption: listLine(message.list, opened, t) })
      await limiter.turn(chatId)
      try {
        await api.editMessageMedia(chatId, message.messageId, media)
      } catch (error) {
        if (!(error instanceof GrammyError)) throw error
        if (isAskedToWait(error)) throw askedToWait(error)
        if (error.error_code >= OUTAGE) throw error
        // Otherwise the message is gone, and with it the wish for the file.
        if (error.error_code === TOO_LARGE) await tooLarge(listener, message, opened)
      }
    },

    async tooLarge(listener, message, opened) {
      await tooLarge(listener, message, opened)
    },

    async failed(listener, messageId, error) {
      const t = translator(listener.locale)
      await say(listener, messageId, error === null ? t('list-file-failed') : `⚠️ ${errorText(error, t)}`)
    },
  }
}
