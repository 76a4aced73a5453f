/** Sends a regular report: to the member's own chat with buttons, to a group without any. */
import { type Api, GrammyError, InlineKeyboard, InputFile } from 'grammy'

import type { ViewId } from '../../ids.ts'
import type { Listener } from '../../services/notifications/recipients.ts'
import type { ReportToSend } from '../../services/reports/due-reports.ts'
import type { Report } from '../../services/reports/report.ts'
import { encodeCallback, MESSAGE_ACTIONS } from '../screens/callback-codec.ts'
import type { ReportMedia } from '../screens/report-media.ts'
import { localeOf, type Translate, type Translator } from '../text/i18n.ts'
import { reportCaption } from '../text/reports/report-caption.ts'
import { reportPage } from '../text/reports/report-page.ts'
import { askedToWait, isAskedToWait } from './asked-to-wait.ts'
import type { SendLimiter } from './send-limiter.ts'
import { blockedChat } from './telegram-refusal.ts'

export type RegularReport = {
  readonly report: Report
  readonly to: ReportToSend
  /** The deals behind it; null if there are none. */
  readonly deals: ViewId | null
}

/** gone: the chat takes no messages of the bot any more. */
export type ReportSent = 'sent' | 'gone' | { readonly movedTo: number }

export type TellReport = (listener: Listener, regular: RegularReport) => Promise<ReportSent>

export type TellReportDeps = {
  readonly api: Pick<Api, 'sendPhoto'>
  readonly translator: Translator
  readonly limiter: SendLimiter
  readonly draw: ReportMedia['draw']
}

/** In a group, everybody should know who may see that much. */
function before({ to }: RegularReport, { workspaceName }: Listener, t: Translate): string {
  const whose = to.group === null ? '' : t('report-seen-by', { name: to.memberName })
  return [workspaceName === null ? '' : `🏢 ${workspaceName}`, whose].filter((line) => line !== '').join('\n')
}

function keyboardOf({ report, deals }: RegularReport, { member }: Listener, t: Translate): InlineKeyboard {
  const { workspaceId } = member
  const keyboard = new InlineKeyboard()
  if (deals !== null)
    keyboard.text(t('button-report-deals'), encodeCallback(MESSAGE_ACTIONS.reportDeals([workspaceId, deals]))).row()
  const open = MESSAGE_ACTIONS.reportOpen([workspaceId, report.query])
  return keyboard.text(t('button-report-open'), encodeCallback(open))
}

export function createTellReport({ api, translator, limiter, draw }: TellReportDeps): TellReport {
  return async (listener, regular) => {
    const t = translator(listener.locale ?? localeOf(undefined))
    const page = reportPage(regular.report, t)
    const png = await draw({ ...page, theme: listener.theme })
    const caption = reportCaption(page, before(regular, listener, t))
    const { group } = regular.to
    const chatId = group?.chatId ?? listener.chatId
    await limiter.turn(chatId)
    try {
      await api.sendPhoto(chatId, new InputFile(png, 'report.png'), {
        caption: caption.text,
        caption_entities: caption.entities,
        ...(group === null && { reply_markup: keyboardOf(regular, listener, t) }),
        ...(listener.quietUntil !== null && { disable_notification: true }),
      })
      return 'sent'
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      const { error_code: code, description, parameters } = error
      if (parameters.migrate_to_chat_id !== undefined) return { movedTo: parameters.migrate_to_chat_id }
      if (isAskedToWait(error)) throw askedToWait(error)
      const isGone = code === 403 || blockedChat({ code, description, retryAfterSeconds: null }, chatId) !== null
      if (isGone || /chat not found|not enough rights/u.test(description)) return 'gone'
      throw error
    }
  }
}
