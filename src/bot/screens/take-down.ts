/** Takes down a message as a note: at once, or with those that follow within seconds. */
import type { NoteTarget } from '../../services/notes/note-target.ts'
import type { Message } from 'grammy/types'

import type { NoteDraftId } from '../../models/ids.ts'
import type { DraftPart } from '../../models/note-draft.ts'
import { may } from '../../services/core/permissions.ts'
import type { BotContext } from './bot-context.ts'
import { fileOf } from '../telegram/sent-content.ts'
import { draftMessage } from './draft-message.ts'

export type TakenDown = {
  readonly part: DraftPart
  readonly joins: string
  /** Whether more may follow. */
  readonly waits: boolean
  readonly target?: NoteTarget
}

/** A file that the member sent, with its caption; an album is one note. Null for a message without a file. */
export function takenFile(message: Message): TakenDown | null {
  const file = fileOf(message)
  if (file === null) return null
  const { message_id: messageId, caption = '', media_group_id: album } = message
  const joins = album === undefined ? `message:${messageId}` : `album:${album}`
  return { part: { messageId, text: caption.trim(), file, from: null }, joins, waits: album !== undefined }
}

async function settleNow(ctx: BotContext, id: NoteDraftId, seen: number): Promise<void> {
  const actor = ctx.actor()
  const { noteDrafts } = ctx.services
  const settled = await noteDrafts.settle(actor, id, seen)
  const view = settled === null ? null : await noteDrafts.view(actor, settled)
  if (view === null) return
  const { workspaceId, role } = actor
  const { text, keyboard } = draftMessage(view, { t: ctx.t, workspaceId, mayAdd: may(role, 'contact.write') })
  await ctx.reply(text.text, { entities: text.entities, reply_markup: keyboard })
}

/** @throws AppError FORBIDDEN */
export async function takeDown(ctx: BotContext, message: Message, taken: TakenDown): Promise<void> {
  const { part, joins, waits, target = null } = taken
  const { noteDrafts } = ctx.services
  const sentAt = new Date(message.date * 1000)
  const { id, first, seen } = await noteDrafts.gather(ctx.actor(), { part, joins, sentAt, waits, target })
  if (!waits) return settleNow(ctx, id, seen)
  if (!first) return undefined
  // The job edits this message once nothing more follows.
  const { chat, message_id: messageId } = await ctx.reply(ctx.t('draft-gathering'))
  await noteDrafts.showIn(ctx.actor(), id, { chatId: chat.id, messageId })
}
