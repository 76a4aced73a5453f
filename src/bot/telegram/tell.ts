/** Messages that the bot sends on its own. */
import { fmt } from '@grammyjs/parse-mode'
import { type Api, GrammyError, InlineKeyboard } from 'grammy'

import type { LeadSourceId, WorkspaceId } from '../../models/ids.ts'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { StoppedKeys } from '../../services/api-keys/stopped-keys.ts'
import type { DigestView } from '../../services/day/read-digest.ts'
import type { NewsView } from '../../services/notifications/read-news.ts'
import type { Listener, Recipient } from '../../services/notifications/recipients.ts'
import type { TaskView } from '../../services/tasks/task-view.ts'
import type { SendLimiter } from './send-limiter.ts'
import { blockedChat } from './telegram-refusal.ts'
import type { Translator } from '../text/i18n.ts'
import {
  digestMessage,
  dueTaskMessage,
  keysStoppedMessage,
  newsMessage,
  type NewsButtons,
  type NewsMessage,
  sourceFailingMessage,
} from '../text/news-text.ts'
import type { AboutRecord } from '../screens/about-record.ts'
import type { Action, MessageData } from '../screens/actions.ts'
import { encodeCallback, MESSAGE_ACTIONS } from '../screens/callback-codec.ts'

export type Tell = {
  readonly joined: (recipient: Recipient, name: string) => Promise<void>
  readonly taskDue: (listener: Listener, task: TaskView) => Promise<void>
  readonly news: (listener: Listener, news: NewsView) => Promise<void>
  readonly digest: (listener: Listener, digest: DigestView) => Promise<void>
  readonly sourceFailing: (
    listener: Listener,
    source: { readonly id: LeadSourceId; readonly name: string },
  ) => Promise<void>
  readonly keysStopped: (listener: Listener, keys: StoppedKeys) => Promise<void>
  /** An update from the person could not be processed, however often it was tried. */
  readonly gaveUp: (recipient: Recipient) => Promise<void>
}

export type TellDeps = {
  readonly api: Pick<Api, 'sendMessage'>
  readonly translator: Translator
  readonly limiter: SendLimiter
  readonly clock: Clock
}

function keyboardOf(workspaceId: WorkspaceId, rows: readonly NewsButtons[]): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  for (const row of rows) {
    for (const [label, action, record] of row) {
      // The type of a row has tied each record to its action.
      const dataOf = MESSAGE_ACTIONS[action] as Action<AboutRecord, MessageData>
      keyboard.text(label, encodeCallback(dataOf({ workspaceId, record })))
    }
    keyboard.row()
  }
  return keyboard
}

export function createTell({ api, translator, limiter, clock }: TellDeps): Tell {
  /**
   * Nothing is sent to somebody who blocked the bot, and nothing is retried: the client has recorded it.
   *
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds; whatever the client throws
   */
  async function send(chatId: number, { text, rows }: NewsMessage, workspaceId: WorkspaceId | null): Promise<void> {
    await limiter.turn(chatId)
    try {
      await api.sendMessage(chatId, text.text, {
        entities: text.entities,
        link_preview_options: { is_disabled: true },
        ...(workspaceId !== null && rows.length > 0 && { reply_markup: keyboardOf(workspaceId, rows) }),
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
      await send(chatId, { text: fmt`${translator(locale)('news-joined', { name })}`, rows: [] }, null)
    },
    async sourceFailing({ chatId, locale, member: { workspaceId } }, source) {
      await send(chatId, sourceFailingMessage(source, translator(locale)), workspaceId)
    },
    async keysStopped({ chatId, locale, member: { workspaceId } }, keys) {
      await send(chatId, keysStoppedMessage(keys, translator(locale)), workspaceId)
    },
    async taskDue({ chatId, locale, member: { workspaceId, timeZone } }, task) {
      const words = { t: translator(locale), timeZone, now: clock.now() }
      await send(chatId, dueTaskMessage(task, words), workspaceId)
    },
    async news({ chatId, locale, member: { workspaceId } }, news) {
      await send(chatId, newsMessage(news, translator(locale)), workspaceId)
    },
    async digest({ chatId, locale, member: { workspaceId } }, digest) {
      await send(chatId, digestMessage(digest, { t: translator(locale), workspaceId }), workspaceId)
    },
    async gaveUp({ chatId, locale }) {
      await api.sendMessage(chatId, translator(locale)('error-INTERNAL'))
    },
  }
}
