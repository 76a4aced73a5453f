/** A reply to a card or to a notice is a note on its record, whatever dialogue is open, which stays open. */
import { Composer } from 'grammy'
import type { Message } from 'grammy/types'

import { isAppError } from '../../errors.ts'
import { noteOn } from '../../services/notes/note-links.ts'
import { parseNote } from '../../services/notes/notes.ts'
import type { NoteTarget } from '../../services/notes/note-target.ts'
import { actIn } from '../screens/act-in.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { type ReferredIn, referredBy } from '../screens/referred-record.ts'
import type { AnyScreen } from '../screens/screen.ts'
import { showCard } from '../screens/show-card.ts'
import { takeDown, takenFile } from '../screens/take-down.ts'
import { inviteTokenIn } from '../text/invite-link.ts'

/** A command, an invite, or something that no note can hold is not a reply to keep. */
function isKept(message: Message): boolean {
  if (takenFile(message) !== null) return true
  const { text, entities = [] } = message
  if (text === undefined || text.trim() === '' || inviteTokenIn(text) !== null) return false
  return entities[0]?.type !== 'bot_command' || entities[0].offset > 0
}

async function keep(ctx: BotContext, message: Message, target: NoteTarget | null): Promise<void> {
  const taken = takenFile(message)
  if (taken !== null) return takeDown(ctx, message, { ...taken, ...(target !== null && { target }) })
  const text = parseNote(message.text ?? '')
  if (target === null) {
    const part = { messageId: message.message_id, text, file: null, from: null }
    return takeDown(ctx, message, { part, joins: `reply:${message.message_id}`, waits: false })
  }
  const { undoId } = await ctx.services.notes.add(ctx.actor(), { text, ...noteOn(target) })
  return showCard(ctx, target, { undoId, notice: ctx.t('note-added') })
}

async function keepReply(ctx: BotContext, message: Message, { about, workspaceId }: ReferredIn): Promise<void> {
  if (workspaceId !== null && workspaceId !== ctx.membership?.workspaceId) await actIn(ctx, workspaceId)
  try {
    await keep(ctx, message, await ctx.services.notes.findTarget(ctx.actor(), about))
  } catch (error) {
    // The card may be of another of the person's workspaces.
    if (about.kind === 'change' || !isAppError(error) || error.code !== 'NOT_FOUND') throw error
    const found = await ctx.services.findInWorkspaces(ctx.person.telegramUserId, ctx.actor(), about)
    if (found === null) throw error
    await actIn(ctx, found)
    await keep(ctx, message, await ctx.services.notes.findTarget(ctx.actor(), about))
  }
}

/** Install it before the dialogues. */
export function createReplies(screens: readonly AnyScreen[]): Composer<BotContext> {
  const byId = new Map(screens.map((screen) => [screen.id, screen]))
  const composer = new Composer<BotContext>()
  composer.on('message', async (ctx, next) => {
    const { message } = ctx
    const replied = message.reply_to_message
    const isOwn = replied?.from?.id === ctx.me.id && ctx.membership !== null && message.forward_origin === undefined
    const referred = isOwn && isKept(message) ? referredBy(replied, byId) : null
    await (referred === null ? next() : keepReply(ctx, message, referred))
  })
  return composer
}
