/** Says of a card that is not of this workspace where it is, to those who may see it there, with a button that leads there. */
import { InlineKeyboard } from 'grammy'

import type { RecordRef, WorkspaceId } from '../../ids.ts'
import type { LineId } from '../../models/ids.ts'
import { labelOf } from '../text/button-label.ts'
import type { BotContext } from './bot-context.ts'
import { encodeCallback, MESSAGE_ACTIONS } from './callback-codec.ts'

/** What a card shows: a record, or a typed line that can still be saved. */
export type Sought = RecordRef | { readonly kind: 'line'; readonly id: LineId }

function find(ctx: BotContext, sought: Sought): Promise<WorkspaceId | null> {
  const { telegramUserId } = ctx.person
  return sought.kind === 'line'
    ? ctx.services.findLineElsewhere(telegramUserId, ctx.actor(), sought.id)
    : ctx.services.findInWorkspaces(telegramUserId, ctx.actor(), sought)
}

/** @returns false if it is in none of the person's workspaces: then nothing is said */
export async function sayElsewhere(ctx: BotContext, sought: Sought): Promise<boolean> {
  const workspaceId = ctx.membership === null ? null : await find(ctx, sought)
  if (workspaceId === null) return false
  const all = await ctx.services.identity.memberships(ctx.person.telegramUserId)
  const name = all.find((one) => one.workspaceId === workspaceId)?.workspaceName ?? ''
  const there = { workspaceId, record: { kind: 'workspace', id: workspaceId } } as const
  const label = labelOf(ctx.t('button-switch-to', { name }))
  const keyboard = new InlineKeyboard().text(label, encodeCallback(MESSAGE_ACTIONS.back(there)))
  // In a message of its own: the card stays valid, and is tapped again once they are there.
  await ctx.reply(ctx.t('elsewhere', { name }), { reply_markup: keyboard })
  return true
}
