/** Messages that the bot sends on its own. */
import { type FormattedString, fmt } from '@grammyjs/parse-mode'
import { type Api, GrammyError, InlineKeyboard } from 'grammy'

import type { SyncId } from '../../models/ids.ts'
import { bulkEditMessage } from '../text/bulk-edit-text.ts'
import type { SyncView } from '../../services/sync/sync-view.ts'
import type { SyncProblem } from '../../models/sync.ts'
import type { ShownMessage } from '../../models/note-draft.ts'
import type { Clock } from '../../clock.ts'
import type { StoppedKeys } from '../../services/api-keys/stopped-keys.ts'
import type { DigestView } from '../../services/day/read-digest.ts'
import type { WeeklyView } from '../../services/day/read-weekly.ts'
import { may } from '../../services/core/permissions.ts'
import type { SettledView } from '../../services/drafts/settled-view.ts'
import type { ShownIn } from '../../services/notifications/hide-message.ts'
import type { ShownListening } from '../../services/leads/listening-view.ts'
import type { TakenLead } from '../../services/notifications/lead-messages.ts'
import type { HeldView } from '../../services/notifications/read-held.ts'
import type { NewsView } from '../../services/notifications/read-news.ts'
import type { ShownBulkEdit } from '../../jobs/run-bulk-edit.ts'
import type { TellProgress } from '../../jobs/show-progress.ts'
import type { Listener, Recipient } from '../../services/notifications/recipients.ts'
import type { StoppedErasure } from '../../services/privacy/stopped-erasures.ts'
import type { TaskView } from '../../services/tasks/task-view.ts'
import type { FormerMember } from '../../services/team/find-former-member.ts'
import type { TellListFile } from '../../jobs/make-list-file.ts'
import { putProgress } from './progress-message.ts'
import { createTellImport, type TellImport } from './tell-import.ts'
import { createTellPersonFile, type TellPersonFile } from './tell-person-file.ts'
import type { ReportMedia } from '../screens/report-media.ts'
import { reportEndedMessage } from '../text/reports/report-ended.ts'
import type { EndedReport } from '../../services/reports/due-reports.ts'
import { createTellReport, type TellReport } from './tell-report.ts'
import { createTellListFile } from './tell-list-file.ts'
import { createTellSyncProgress } from './tell-sync-progress.ts'
import { askedToWait, isAskedToWait } from './asked-to-wait.ts'
import type { SendLimiter } from './send-limiter.ts'
import { blockedChat } from './telegram-refusal.ts'
import type { Translator } from '../text/i18n.ts'
import {
  digestMessage,
  dueTaskMessage,
  keysStoppedMessage,
  newsMessage,
  ofWorkspace,
  leadTakenMessage,
  type NewsMessage,
  syncStoppedMessage,
} from '../text/news-text.ts'
import { type FailingSource, sourceFailingMessage } from '../text/source-failing-text.ts'
import { erasureStoppedMessage } from '../text/erasure-text.ts'
import { heldMessage } from '../text/held-text.ts'
import { listeningMessage } from '../text/listening-text.ts'
import { teamMessage, type TeamNewsOfMember } from '../text/team-text.ts'
import {
  type DisabledWebhook,
  type TestedWebhook,
  webhookDisabledMessage,
  webhookTestedMessage,
} from '../text/webhook-text.ts'
import { weeklyMessage } from '../text/weekly-text.ts'
import { encodeCallback, MESSAGE_ACTIONS } from '../screens/callback-codec.ts'
import { draftMessage } from '../screens/draft-message.ts'
import { messageKeyboard } from '../screens/message-keyboard.ts'

export type Tell = {
  readonly joined: (listener: Listener, name: string) => Promise<void>
  readonly team: (listener: Listener, news: TeamNewsOfMember) => Promise<void>
  /** To somebody who is not a member any more. */
  readonly removed: (former: FormerMember) => Promise<void>
  readonly taskDue: (listener: Listener, task: TaskView) => Promise<void>
  /** @returns the message; null if it was not sent */
  readonly news: (listener: Listener, news: NewsView) => Promise<ShownIn | null>
  /** Several things that waited, as one message. */
  readonly held: (listener: Listener, views: readonly HeldView[], wasQuiet: boolean) => Promise<void>
  /** Says in the message that offered a lead who has it. A message that is gone is not an error. */
  readonly leadTaken: (listener: Listener, lead: TakenLead, shownIn: ShownIn) => Promise<void>
  readonly digest: (listener: Listener, digest: DigestView) => Promise<void>
  readonly weekly: (listener: Listener, weekly: WeeklyView) => Promise<void>
  /** @returns where the message is: the one given, if it could be changed; null if it was not sent */
  readonly sourceFailing: (
    listener: Listener,
    source: FailingSource,
    shownIn: ShownIn | null,
  ) => Promise<ShownIn | null>
  /** Changes the message of an admin who waits for a source's first delivery; sends it again if it is gone. */
  readonly listening: (listener: Listener, shown: ShownListening) => Promise<ShownIn | null>
  readonly syncStopped: (
    listener: Listener,
    sync: { readonly id: SyncId; readonly name: string; readonly problem: SyncProblem },
  ) => Promise<void>
  readonly erasureStopped: (listener: Listener, erasure: StoppedErasure) => Promise<void>
  readonly syncProgress: TellProgress<SyncView>
  readonly bulkEditProgress: TellProgress<ShownBulkEdit>
  readonly importProgress: TellImport['progress']
  readonly refusedRows: TellImport['refused']
  readonly personFile: TellPersonFile
  readonly listFile: TellListFile
  readonly report: TellReport
  readonly reportEnded: (listener: Listener, ended: EndedReport) => Promise<void>
  readonly webhookDisabled: (listener: Listener, webhook: DisabledWebhook) => Promise<void>
  /** Puts the outcome into a message of the chat. A message that is gone is not an error. */
  readonly webhookTested: (
    listener: Listener,
    over: { readonly chatId: number; readonly messageId: number },
    tested: TestedWebhook,
  ) => Promise<void>
  readonly keysStopped: (listener: Listener, keys: StoppedKeys) => Promise<void>
  /** What became of what the person forwarded, in the message that was shown meanwhile, or in a new one if that is gone. */
  readonly settled: (listener: Listener, view: SettledView, shownIn: ShownMessage | null) => Promise<void>
  /** An update from the person could not be processed, however often it was tried. */
  readonly gaveUp: (recipient: Recipient) => Promise<void>
}

export type TellDeps = {
  readonly api: Pick<Api, 'sendMessage' | 'editMessageText' | 'editMessageMedia' | 'sendDocument' | 'sendPhoto'>
  readonly translator: Translator
  readonly limiter: SendLimiter
  readonly clock: Clock
  readonly draw: ReportMedia['draw']
}

export function createTell({ api, translator, limiter, clock, draw }: TellDeps): Tell {
  /**
   * Nothing is sent to somebody who blocked the bot, and nothing is retried: the client has recorded it.
   *
   * @returns the message; null if it was not sent
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds; whatever the client throws
   */
  async function post(
    chatId: number,
    text: FormattedString,
    keyboard: InlineKeyboard | null,
    { silent = false } = {},
  ): Promise<ShownIn | null> {
    await limiter.turn(chatId)
    try {
      const { message_id: messageId } = await api.sendMessage(chatId, text.text, {
        entities: text.entities,
        link_preview_options: { is_disabled: true },
        ...(silent && { disable_notification: true }),
        ...(keyboard !== null && { reply_markup: keyboard }),
      })
      return { chatId, messageId }
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      const { error_code: code, description } = error
      if (blockedChat({ code, description, retryAfterSeconds: null }, chatId) !== null) return null
      throw isAskedToWait(error) ? askedToWait(error) : error
    }
  }

  /** @returns false for a message that cannot be edited any more. @throws as {@link post} does */
  async function edit(
    chatId: number,
    messageId: number,
    text: FormattedString,
    keyboard: InlineKeyboard,
  ): Promise<boolean> {
    await limiter.turn(chatId)
    try {
      await api.editMessageText(chatId, messageId, text.text, {
        entities: text.entities,
        link_preview_options: { is_disabled: true },
        reply_markup: keyboard,
      })
      return true
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      const { error_code: code, description } = error
      if (isAskedToWait(error)) throw askedToWait(error)
      if (code >= 500) throw error
      return description.includes('message is not modified')
    }
  }

  /** With the name of its workspace, if the person is in several; without a sound in their quiet hours. */
  async function send(
    { chatId, workspaceName, member, quietUntil }: Listener,
    { text, rows }: NewsMessage,
  ): Promise<ShownIn | null> {
    const keyboard = rows.length > 0 ? messageKeyboard(member.workspaceId, rows) : null
    return post(chatId, ofWorkspace(text, workspaceName), keyboard, { silent: quietUntil !== null })
  }

  const imports = createTellImport({ api, translator, limiter })
  return {
    bulkEditProgress: (listener, { view, fields }, before) =>
      putProgress({ api, limiter }, listener, bulkEditMessage(view, translator(listener.locale), fields), before),
    importProgress: imports.progress,
    refusedRows: imports.refused,
    personFile: createTellPersonFile({ api, translator, limiter, clock }),
    listFile: createTellListFile({ api, translator, limiter, clock }),
    report: createTellReport({ api, translator, limiter, draw }),
    async reportEnded(listener, ended) {
      await send(listener, reportEndedMessage(ended, translator(listener.locale)))
    },
    async joined(listener, name) {
      await send(listener, { text: fmt`${translator(listener.locale)('news-joined', { name })}`, rows: [] })
    },
    async team(listener, news) {
      await send(listener, teamMessage(news, translator(listener.locale)))
    },
    async keysStopped(listener, keys) {
      await send(listener, keysStoppedMessage(keys, translator(listener.locale)))
    },
    async removed({ chatId, locale, workspaceName, elsewhere }) {
      const t = translator(locale)
      const onward = t(elsewhere ? 'button-home' : 'button-start')
      const keyboard = new InlineKeyboard().text(onward, encodeCallback(MESSAGE_ACTIONS.home()))
      await post(chatId, fmt`${t('news-removed', { workspace: workspaceName })}`, keyboard)
    },
    async sourceFailing(listener, source, shownIn) {
      const { member, locale, workspaceName } = listener
      const words = { t: translator(locale), timeZone: member.timeZone, now: clock.now() }
      const message = sourceFailingMessage(source, words)
      if (shownIn === null) return send(listener, message)
      const keyboard = messageKeyboard(member.workspaceId, message.rows)
      await edit(shownIn.chatId, shownIn.messageId, ofWorkspace(message.text, workspaceName), keyboard)
      return shownIn
    },
    async listening(listener, { view, shownIn }) {
      const { member, locale, workspaceName } = listener
      const words = { t: translator(locale), locale, timeZone: member.timeZone }
      const message = listeningMessage(view, words)
      const text = ofWorkspace(message.text, workspaceName)
      try {
        await api.editMessageText(shownIn.chatId, shownIn.messageId, text.text, {
          entities: text.entities,
          link_preview_options: { is_disabled: true },
          reply_markup: messageKeyboard(member.workspaceId, message.rows),
        })
        return shownIn
      } catch (error) {
        if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
        return error.description.includes('message is not modified') ? shownIn : send(listener, message)
      }
    },
    async syncStopped(listener, sync) {
      await send(listener, syncStoppedMessage(sync, translator(listener.locale)))
    },
    async erasureStopped(listener, erasure) {
      const { timeZone, workspaceId } = listener.member
      const words = { t: translator(listener.locale), timeZone, now: clock.now() }
      await send(listener, erasureStoppedMessage(erasure, workspaceId, words))
    },
    syncProgress: createTellSyncProgress({ api, translator, limiter }),
    async webhookDisabled(listener, webhook) {
      await send(listener, webhookDisabledMessage(webhook, translator(listener.locale)))
    },
    async webhookTested({ locale, member }, { chatId, messageId }, tested) {
      const { text, rows } = webhookTestedMessage(tested, translator(locale))
      await edit(chatId, messageId, text, messageKeyboard(member.workspaceId, rows))
    },
    async taskDue(listener, task) {
      const words = { t: translator(listener.locale), timeZone: listener.member.timeZone, now: clock.now() }
      await send(listener, dueTaskMessage(task, words))
    },
    async news(listener, news) {
      const { workspaceId } = listener.member
      return send(listener, newsMessage(news, { t: translator(listener.locale), workspaceId }))
    },
    async held(listener, views, wasQuiet) {
      const { member, locale } = listener
      const words = { t: translator(locale), timeZone: member.timeZone, now: clock.now() }
      await send(listener, heldMessage(views, wasQuiet, { ...words, workspaceId: member.workspaceId }))
    },
    async leadTaken({ locale, member, workspaceName }, lead, { chatId, messageId }) {
      const { text, rows } = leadTakenMessage(lead, translator(locale))
      await edit(chatId, messageId, ofWorkspace(text, workspaceName), messageKeyboard(member.workspaceId, rows))
    },
    async weekly(listener, weekly) {
      const words = { t: translator(listener.locale), timeZone: listener.member.timeZone, now: clock.now() }
      await send(listener, weeklyMessage(weekly, words))
    },
    async digest(listener, digest) {
      const { workspaceId } = listener.member
      await send(listener, digestMessage(digest, { t: translator(listener.locale), workspaceId }))
    },
    async settled({ chatId, locale, workspaceName, member }, view, shownIn) {
      const { workspaceId, role } = member
      const words = { t: translator(locale), workspaceId, mayAdd: may(role, 'contact.write') }
      const message = draftMessage(view, words)
      const text = ofWorkspace(message.text, workspaceName)
      const isShown = shownIn !== null && (await edit(chatId, shownIn.messageId, text, message.keyboard))
      if (!isShown) await post(chatId, text, message.keyboard)
    },
    async gaveUp({ chatId, locale }) {
      await api.sendMessage(chatId, translator(locale)('error-INTERNAL'))
    },
  }
}
