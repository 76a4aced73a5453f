/**
 * The bot on top of the domain, and the messages it sends unprompted: everything that works without a network, a queue
 * or a timer.
 */
import type { Bot } from 'grammy'

import { createBot } from '../bot/assembly/create-bot.ts'
import { createDialogueStore } from '../bot/dialogues/dialogue-store.ts'
import { writeListFile } from '../integrations/list-files/list-files.ts'
import type { ReportMedia } from '../bot/screens/report-media.ts'
import type { BotContext } from '../bot/screens/bot-context.ts'
import { createRemoveMessage } from '../bot/telegram/remove-message.ts'
import { createSendLimiter, type SendLimiter } from '../bot/telegram/send-limiter.ts'
import { createTell, type Tell } from '../bot/telegram/tell.ts'
import type { Translator } from '../bot/text/i18n.ts'
import type { Logger } from '../logger.ts'
import { defineConversationStateModel } from '../models/conversation-state.ts'
import type { ConnectedTelegram } from './connect-telegram.ts'
import type { Core } from './core.ts'
import { createJobHandlers, type JobHandlers } from './job-handlers.ts'

export type BotPartsDeps = {
  readonly core: Core
  readonly telegram: ConnectedTelegram
  readonly token: string
  readonly translator: Translator
  /** This server's public address, without a trailing slash; read each time it is shown. */
  readonly publicUrl: () => string
  readonly log: Logger
  /** Counts totals of stages that were wrong. */
  readonly observeFixed?: (count: number) => void
  /** Keeps unprompted messages within Telegram's limits. */
  readonly sendLimiter?: SendLimiter
  readonly drawPicture: ReportMedia['draw']
}

/** @throws Error if it is larger than Telegram takes, which no report is */
const writeReportFile: ReportMedia['csv'] = async (table) => {
  const content = await writeListFile.csv(table)
  if (content === null) throw new Error('The file of a report is too large')
  return content
}

export type BotParts = {
  readonly bot: Bot<BotContext>
  readonly tell: Tell
  readonly jobHandlers: JobHandlers
}

export function createBotParts(deps: BotPartsDeps): BotParts {
  const { core, telegram, token, translator, publicUrl, log, drawPicture, sendLimiter = createSendLimiter() } = deps
  const { connection, clock, random, secretBox, services } = core
  const { api, botInfo, client } = telegram
  const tell = createTell({ api, translator, limiter: sendLimiter, clock, draw: drawPicture })
  return {
    tell,
    bot: createBot({
      token,
      botInfo,
      services,
      reportMedia: { draw: drawPicture, csv: writeReportFile },
      translator,
      publicUrl,
      dialogueStore: createDialogueStore({ states: defineConversationStateModel(connection), clock, log, secretBox }),
      clock,
      log,
      client,
    }),
    jobHandlers: createJobHandlers({
      services,
      tell,
      enqueue: core.jobs.enqueue,
      deleteMessage: createRemoveMessage(api),
      readSentFile: telegram.readSentFile,
      clock,
      random,
      log,
      ...(deps.observeFixed && { observeFixed: deps.observeFixed }),
    }),
  }
}
