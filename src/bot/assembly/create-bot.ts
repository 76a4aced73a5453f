/** The bot: every stored update passes through here. */
import { Bot, type BotConfig } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'

import type { Clock } from '../../clock.ts'
import type { Logger } from '../../logger.ts'
import type { Services } from '../../services/services.ts'
import { createCommandMenus } from '../middleware/command-menu.ts'
import { createCommands } from '../middleware/commands.ts'
import type { BotContext } from '../screens/bot-context.ts'
import type { DialogueStore } from '../dialogues/dialogue-store.ts'
import { createDoubleTapFilter } from '../middleware/double-taps.ts'
import { createErrorBoundary } from '../middleware/error-boundary.ts'
import type { Translator } from '../text/i18n.ts'
import { createDraftButtons } from '../middleware/draft-buttons.ts'
import { createForwards } from '../middleware/forwards.ts'
import { createFormerButtons } from '../middleware/former-buttons.ts'
import { createIdentify } from '../middleware/identify.ts'
import { createImportFiles } from '../middleware/import-files.ts'
import { createInlineMode } from '../middleware/inline-mode.ts'
import { correctLine } from '../middleware/edited-line.ts'
import { handleLine } from '../middleware/quick-add.ts'
import { installDialogues } from './install-dialogues.ts'
import { createScreenMenus } from '../screens/screen-menus.ts'
import { createNoteFiles } from '../middleware/note-files.ts'
import { createReplies } from '../middleware/replies.ts'
import { createReportButtons } from '../middleware/report-buttons.ts'
import { createReportGroups } from '../middleware/report-groups.ts'
import type { ReportMedia } from '../screens/report-media.ts'
import { createNewsButtons } from '../middleware/news-buttons.ts'
import { SCREENS } from './screens.ts'
import { showCurrentMenu } from '../screens/show-current-menu.ts'
import { createShowScreen } from '../screens/show-screen.ts'

export type CreateBotDeps = {
  readonly token: string
  readonly botInfo: UserFromGetMe
  readonly services: Services
  readonly reportMedia: ReportMedia
  readonly translator: Translator
  /** The URL at which this server is reachable, without a trailing slash; known once it listens. */
  readonly publicUrl: () => string
  readonly dialogueStore: DialogueStore
  readonly clock: Clock
  readonly log: Logger
  /** Where and how to call Telegram: see telegram-client.ts. */
  readonly client: NonNullable<BotConfig<BotContext>['client']>
}

/** Builds the bot. Pass it updates with `handleUpdate`; it never polls. */
export function createBot(deps: CreateBotDeps): Bot<BotContext> {
  const { token, botInfo, services, reportMedia, translator, publicUrl, dialogueStore, clock, log, client } = deps
  const bot = new Bot<BotContext>(token, { botInfo, client })

  const menus = createScreenMenus({
    screens: Object.values(SCREENS),
    onStale: showCurrentMenu,
  })

  bot.on('inline_query', createInlineMode({ services, translator, log }))
  bot.use(createReportGroups({ services, translator }))
  bot.use(createIdentify({ services, reportMedia, translator, publicUrl, clock, loadDialogue: dialogueStore.load }))
  // After the handlers, so that a workspace just joined or a language just chosen shows in the command list at once.
  const commandMenus = createCommandMenus({ api: bot.api, translator, log })
  bot.use(async (ctx, next) => {
    await next()
    await commandMenus.syncChat(ctx.chat?.id ?? ctx.person.telegramUserId, ctx.membership?.role ?? null, ctx.locale)
  })
  bot.use(createShowScreen(SCREENS, menus))
  bot.use(createErrorBoundary(log))
  bot.on('my_chat_member', async (ctx) => {
    const blocked = ctx.myChatMember.new_chat_member.status === 'kicked'
    if (blocked) await services.identity.recordBlocked(ctx.chat.id, clock.now())
    else await services.identity.meet(ctx.from.id, ctx.chat.id)
  })
  bot.use(createDoubleTapFilter(clock))
  bot.use(createForwards())
  bot.use(createReplies(Object.values(SCREENS)))
  bot.use(createNoteFiles(dialogueStore))
  bot.use(createImportFiles())
  bot.use(createDraftButtons())
  const { tablesOf } = services
  bot.use(installDialogues({ store: dialogueStore, translator, tablesOf, readLine: handleLine, correctLine }))
  bot.use(createReportButtons())
  bot.use(createNewsButtons())
  bot.use(menus.root)
  bot.use(createFormerButtons())
  bot.use(createCommands())
  return bot
}
