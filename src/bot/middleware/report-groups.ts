/**
 * The only thing that the bot does in a group: a member who scheduled a report chose the group for it. Nothing else is read there, and
 * nobody else can have reports sent to it.
 */
import { Composer } from 'grammy'

import { isAppError } from '../../errors.ts'
import type { Services } from '../../services/services.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { errorText } from '../text/error-text.ts'
import { localeOf, type Translator } from '../text/i18n.ts'
import { scheduleInPayload } from '../text/reports/group-link.ts'
import { actorOf } from './actor-of.ts'

export type ReportGroupsDeps = { readonly services: Services; readonly translator: Translator }

/** Install it before people are identified: that lets only private chats through. */
export function createReportGroups({ services, translator }: ReportGroupsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.chatType(['group', 'supergroup']).command('start', async (ctx) => {
    const id = scheduleInPayload(ctx.match)
    if (id === null || ctx.from.is_bot) return
    const [person, memberships] = await Promise.all([
      services.identity.find(ctx.from.id),
      services.identity.memberships(ctx.from.id),
    ])
    const t = translator(person?.locale ?? memberships[0]?.locale ?? localeOf(ctx.from.language_code))
    // It may be of a workspace that the member does not act in now.
    for (const membership of memberships) {
      const actor = actorOf(membership, `tg:${ctx.me.id}:${ctx.update.update_id}`, membership.locale)
      try {
        const { query } = await services.reportSchedules.get(actor, id)
        const group = { chatId: ctx.chat.id, title: ctx.chat.title }
        await services.reportSchedules.change(actor, id, { group })
        await ctx.reply(t('report-group-chosen', { report: t(`report-${query.report}`), name: membership.memberName }))
        return
      } catch (error) {
        if (!isAppError(error)) throw error
        if (error.code !== 'NOT_FOUND') {
          await ctx.reply(errorText(error, t))
          return
        }
      }
    }
    await ctx.reply(t('report-group-refused'))
  })
  return composer
}
