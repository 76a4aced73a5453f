/** Identifies the person talking and gives the context its services, language and actor. */
import type { MiddlewareFn } from 'grammy'

import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { Locale } from '../../locale.ts'
import type { Actor } from '../../services/core/actor.ts'
import type { Services } from '../../services/services.ts'
import { actorOf } from './actor-of.ts'
import type { ReportMedia } from '../screens/report-media.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { localeOf, spokenLocale, type Translator } from '../text/i18n.ts'

export type IdentifyDeps = {
  readonly services: Services
  readonly reportMedia: ReportMedia
  readonly translator: Translator
  readonly publicUrl: () => string
  readonly clock: Clock
  /** Reads the chat's dialogue into the context; false when this very update has already been handled. */
  readonly loadDialogue: (ctx: BotContext) => Promise<boolean>
}

/** The language that the person chose, or that their Telegram speaks. */
function ownLocale({ person, from }: BotContext): Locale | null {
  return person.locale ?? spokenLocale(from?.language_code)
}

/** Lets through only new updates from a person's private chat with the bot, with the context filled in. */
export function createIdentify({
  services,
  reportMedia,
  translator,
  publicUrl,
  clock,
  loadDialogue,
}: IdentifyDeps): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const { from, chat } = ctx
    if (from === undefined || from.is_bot || chat?.type !== 'private') return
    // A card chosen in inline mode and sent to this very chat: nobody typed it, so it is neither an answer nor a line to read.
    if (ctx.message?.via_bot?.id === ctx.me.id) return
    const telegramName = [from.first_name, from.last_name].filter(Boolean).join(' ')

    ctx.services = services
    ctx.reportMedia = reportMedia
    ctx.now = () => clock.now()
    ctx.botUsername = ctx.me.username
    ctx.publicUrl = publicUrl()
    ctx.commandId = `tg:${ctx.me.id}:${ctx.update.update_id}`
    ctx.refresh = async () => {
      const known = await services.identity.find(from.id)
      ctx.person = known ?? { telegramUserId: from.id, locale: null, membership: null, blocked: false }
      ctx.membership = ctx.person.membership
      // Somebody whose Telegram speaks neither language reads that of their team.
      ctx.locale = ownLocale(ctx) ?? ctx.membership?.locale ?? localeOf(from.language_code)
      ctx.t = translator(ctx.locale)
      if (known === null || known.blocked) await services.identity.meet(from.id, chat.id)
    }
    ctx.actor = (): Actor => {
      if (ctx.membership === null) throw new AppError('UNAUTHENTICATED', { message: 'In no workspace' })
      return actorOf(ctx.membership, ctx.commandId, ctx.locale)
    }
    ctx.newcomer = () => ({
      telegramUserId: from.id,
      name: ctx.membership?.memberName ?? telegramName,
      ...(from.username !== undefined && { username: from.username }),
      locale: ownLocale(ctx),
      commandId: ctx.commandId,
    })
    // In parallel, since every update waits for both. Both have settled when an error goes on to the queue's retry.
    const [dialogue, person] = await Promise.allSettled([loadDialogue(ctx), ctx.refresh()])
    if (dialogue.status === 'rejected') throw dialogue.reason
    if (person.status === 'rejected') throw person.reason
    if (dialogue.value) await next()
  }
}
