/** Goes to another of the person's workspaces because something there was opened, and says so. */
import { InlineKeyboard } from 'grammy'

import type { WorkspaceId } from '../../ids.ts'
import type { BotContext } from './bot-context.ts'
import { encodeCallback, MESSAGE_ACTIONS } from './callback-codec.ts'
import { labelOf } from '../text/button-label.ts'

/**
 * A message of its own says where the person acts from now on, with a button that leads back: what they opened then looks as
 * it always does.
 *
 * @throws AppError NOT_FOUND if the person is not a member there (any more)
 */
export async function actIn(
  ctx: BotContext,
  workspaceId: WorkspaceId,
  { announce = true }: { readonly announce?: boolean } = {},
): Promise<void> {
  const former = ctx.membership
  await ctx.services.identity.switchTo(ctx.person.telegramUserId, workspaceId)
  await ctx.refresh()
  if (!announce) return
  // What was opened comes below the message that says where, not over the tapped one above it.
  const { show } = ctx
  ctx.show = (name, params, how) => show(name, params, { fresh: true, ...how })
  const text = ctx.t('now-acting-in', { name: ctx.membership?.workspaceName ?? '' })
  if (former === null) return void (await ctx.reply(text))
  const back = { workspaceId: former.workspaceId, record: { kind: 'workspace', id: former.workspaceId } } as const
  const label = labelOf(ctx.t('button-back-to', { name: former.workspaceName }))
  const keyboard = new InlineKeyboard().text(label, encodeCallback(MESSAGE_ACTIONS.back(back)))
  await ctx.reply(text, { reply_markup: keyboard })
}
