/** Messages that the bot sends on its own. */
import { fmt, type FormattedString } from '@grammyjs/parse-mode'
import { type Api, GrammyError, type InlineKeyboard } from 'grammy'

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { DigestView } from '../services/digest/read-digest.ts'
import type { NewsView } from '../services/notifications/read-news.ts'
import type { Listener, Recipient } from '../services/recipients.ts'
import type { TaskView } from '../services/tasks/task-view.ts'
import type { SendLimiter } from './send-limiter.ts'
import { blockedChat } from './telegram-refusal.ts'
import type { Translator } from './views/i18n.ts'
import { digestMessage, dueTaskMessage, newsMessage, sourceFailingMessage } from './views/news-text.ts'

export type Tell = {
  readonly joined: (recipient: Recipient, name: string) => Promise<void>
  readonly taskDue: (listener: Listener, task: TaskView) => Promise<void>
  readonly news: (listener: Listener, news: NewsView) => Promise<void>
  readonly digest: (listener: Listener, digest: DigestView) => Promise<void>
  readonly sourceFailing: (listener: Listener, source: { readonly id: string; readonly name: string }) => Promise<void>
  /** An update of the person's could not be worked, however often it was tried. */
  readonly gaveUp: (recipient: Recipient) => Promise<void>
}

export type TellDeps = {
  readonly api: Pick<Api, 'sendMessage'>
  readonly translator: Translator
  readonly limiter: SendLimiter
  readonly clock: Clock
}

export function createTell({ api, translator, limiter, clock }: TellDeps): Tell {
  /**
   * To somebody who blocked the bot nothing is sent, and nothing is to be tried again: the client has noted it.
   *
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds; what the client throws
   */
  async function send(chatId: number, text: FormattedString, keyboard?: InlineKeyboard): Promise<void> {
    await limiter.turn(chatId)
    try {
      await api.sendMessage(chatId, text.text, {
        entities: text.entities,
        link_preview_options: { is_disabled: true },
        ...(keyboard && { reply_markup: keyboard }),
      })
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      const { error_code: code, description, parameters } = error
      if (blockedChat({ code, description, retryAfterSeconds: null }, chatId) !== null) return
      if (code !== 429) throw error
      throw new AppError('RATE_LIMITED', { cause: error, details: { retryAfter: parameters.retry_after ?? 1 } })
    }
  }

  return {
    async joined({ chatId, locale }, name) {
      await send(chatId, fmt`${translator(locale)('news-joined', { name })}`)
    },
    async sourceFailing({ chatId, locale, member: { workspaceId } }, source) {
      const { text, keyboard } = sourceFailingMessage(source, { t: translator(locale), workspaceId })
      await send(chatId, text, keyboard)
    },
    async taskDue({ chatId, locale, member: { workspaceId, timeZone } }, task) {
      const words = { t: translator(locale), timeZone, now: clock.now(), workspaceId }
      const { text, keyboard } = dueTaskMessage(task, words)
      await send(chatId, text, keyboard)
    },
    async news({ chatId, locale, member: { workspaceId } }, news) {
      const { text, keyboard } = newsMessage(news, { t: translator(locale), workspaceId })
      await send(chatId, text, keyboard)
    },
    async digest({ chatId, locale, member: { workspaceId } }, digest) {
      const { text, keyboard } = digestMessage(digest, { t: translator(locale), workspaceId })
      await send(chatId, text, keyboard)
    },
    async gaveUp({ chatId, locale }) {
      await api.sendMessage(chatId, translator(locale)('error-INTERNAL'))
    },
  }
}
