/**
 * The buttons of messages that the bot sent on its own. They work however old the message is: each leads to a screen or a
 * service that reads the record and checks permission again. They come before an open dialogue, which stays open.
 */
import { Composer } from 'grammy'

import { isAppError } from '../../errors.ts'
import type { RecordKind, RecordRef } from '../../ids.ts'
import type { AboutRecord } from '../screens/about-record.ts'
import { adoptAndShow } from '../screens/adopt-key.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { decodeCallback, type MessageTap } from '../screens/callback-codec.ts'
import { errorText } from '../text/error-text.ts'
import type { KindOfNewsAction, NewsAction } from '../text/news-text.ts'

type Act<Kind extends RecordKind> = (ctx: BotContext, id: RecordRef<Kind>['id']) => Promise<void>
type Acts = { readonly [Action in NewsAction]: Act<KindOfNewsAction[Action]> }

const ACTS: Acts = {
  agenda: (ctx) => ctx.show('agenda', {}, { fresh: true }),
  task: (ctx, id) => ctx.show('task', { id }),
  done: (ctx, id) => ctx.show('taskOutcome', { id }),
  snooze: (ctx, id) => ctx.show('snoozeTask', { id }),
  contact: (ctx, id) => ctx.show('contact', { id }),
  deal: (ctx, id) => ctx.show('deal', { id }),
  source: (ctx, id) => ctx.show('leadSource', { id }),
  // In messages of their own: the one about the keys may have buttons for others.
  adoptKey: (ctx, id) => adoptAndShow(ctx, id, { fresh: true }),
  revokeKey: (ctx, id) => ctx.show('apiKey', { id, confirm: true }, { fresh: true }),
  async claim(ctx, id) {
    const claimed = await ctx.services.deals.claim(ctx.actor(), id)
    if (claimed.won) await ctx.show('deal', { id, notice: ctx.t('claim-won') })
    else await ctx.show('notice', { text: claimedText(ctx, claimed) })
  },
}

function claimedText({ t }: BotContext, { title, by }: { title: string; by: { name: string } | null }): string {
  return by === null ? t('claim-lost-unknown', { title }) : t('claim-lost', { title, name: by.name })
}

type NewsTap = Extract<MessageTap, { readonly action: NewsAction }>

function isNews(tap: MessageTap): tap is NewsTap {
  return Object.hasOwn(ACTS, tap.action)
}

/** The message may belong to another of the person's workspaces: the tap switches there. @throws AppError NOT_FOUND */
async function goTo(ctx: BotContext, { workspaceId }: AboutRecord): Promise<void> {
  if (ctx.membership?.workspaceId === workspaceId) return
  await ctx.services.identity.switchTo(ctx.person.telegramUserId, workspaceId)
  await ctx.refresh()
}

/** Install it before the dialogues. */
export function createNewsButtons(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.callbackQuery(/./u, async (ctx, next) => {
    const tap = decodeCallback(ctx.callbackQuery.data)
    if (tap === null || !isNews(tap)) return next()
    await goTo(ctx, tap.argument)
    try {
      // Read by the declaration of the very action that this belongs to.
      const act = ACTS[tap.action] as Act<RecordKind>
      await act(ctx, tap.argument.record.id)
    } catch (error) {
      if (!isAppError(error) || error.code !== 'CONFLICT') throw error
      await ctx.show('notice', { text: errorText(error, ctx.t) })
    }
  })
  return composer
}
