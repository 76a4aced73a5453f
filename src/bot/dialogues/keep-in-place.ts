/**
 * A dialogue belongs to the workspace in which it was started: no answer is saved in another one. It waits there while the person
 * acts elsewhere, and ends when they are no longer a member.
 */
import type { MiddlewareFn } from 'grammy'

import { actIn } from '../screens/act-in.ts'
import type { BotContext } from '../screens/bot-context.ts'
import type { DialogueStore } from './dialogue-store.ts'
import { isAbout } from './edited-message.ts'
import { resumeKeyboard } from './leave-dialogue.ts'
import { questionTap } from './question-tap.ts'

/** Install it before the conversations plugin, which reads the open dialogue. */
export function createKeepInPlace(store: Pick<DialogueStore, 'leaveOpen'>): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const { open } = ctx.dialogueState
    const here = ctx.membership?.workspaceId ?? null
    if (open === null || open.workspaceId === null || open.workspaceId === here) return next()
    const { workspaceId, progress } = open
    const tap = questionTap(ctx)
    const memberships = await ctx.services.identity.memberships(ctx.person.telegramUserId)
    const there = memberships.find((membership) => membership.workspaceId === workspaceId)
    const editedId = ctx.editedMessage?.message_id
    const isItsTap = tap !== null && (tap.mark === null || tap.mark === progress.question?.mark)
    if (there === undefined) {
      await store.leaveOpen(ctx, 'dropped')
      await ctx.reply(ctx.t('dialogue-ended-removed'))
    } else if (isItsTap || (editedId !== undefined && isAbout(open, editedId))) {
      await actIn(ctx, workspaceId)
    } else if (progress.question?.isCard === true) {
      // A card asks for nothing to be typed, so there is nothing to say: its buttons lead back to its workspace.
      await store.leaveOpen(ctx, 'aside')
    } else {
      await store.leaveOpen(ctx, 'aside')
      // An answer to a question of the other workspace: read here as a line of its own, it would begin something here.
      const isAnswer = ctx.message !== undefined && ctx.message.entities?.[0]?.type !== 'bot_command'
      const text = ctx.t(isAnswer ? 'dialogue-elsewhere-unsaved' : 'dialogue-elsewhere', { name: there.workspaceName })
      await ctx.reply(text, { reply_markup: resumeKeyboard(ctx, progress.question?.mark ?? null) })
      if (isAnswer) return undefined
    }
    return next()
  }
}
