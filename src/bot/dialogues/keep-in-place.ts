/**
 * A dialogue belongs to the workspace in which it was started: no answer is saved in another one. It waits there while the person
 * acts elsewhere, and ends when they are no longer a member.
 */
import type { MiddlewareFn } from 'grammy'

import { actIn } from '../screens/act-in.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { decodeCallback } from '../screens/callback-codec.ts'
import type { DialogueStore } from './dialogue-store.ts'
import { resumeKeyboard } from './leave-dialogue.ts'

/** Install it before the conversations plugin, which reads the open dialogue. */
export function createKeepInPlace(store: Pick<DialogueStore, 'leaveOpen'>): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const { open, workspaceId } = ctx.dialogueState
    const here = ctx.membership?.workspaceId ?? null
    if (open === null || workspaceId === null || workspaceId === here) return next()
    const memberships = await ctx.services.identity.memberships(ctx.person.telegramUserId)
    const there = memberships.find((membership) => membership.workspaceId === workspaceId)
    if (there === undefined) {
      await store.leaveOpen(ctx, { park: false })
      await ctx.reply(ctx.t('dialogue-ended-removed'))
    } else if (decodeCallback(ctx.callbackQuery?.data ?? '')?.action === 'resume') {
      await actIn(ctx, workspaceId)
    } else {
      await store.leaveOpen(ctx, { park: true })
      // An answer to a question of the other workspace: read here as a line of its own, it would begin something here.
      const isAnswer = ctx.message !== undefined && ctx.message.entities?.[0]?.type !== 'bot_command'
      const text = ctx.t(isAnswer ? 'dialogue-elsewhere-unsaved' : 'dialogue-elsewhere', { name: there.workspaceName })
      await ctx.reply(text, { reply_markup: resumeKeyboard(ctx) })
      if (isAnswer) return undefined
    }
    return next()
  }
}
