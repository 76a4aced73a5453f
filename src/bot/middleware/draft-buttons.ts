/** The buttons of the messages about what was forwarded or sent. They work with a dialogue open, too. */
import { Composer } from 'grammy'

import type { ContactId, NoteDraftId, WorkspaceId } from '../../models/ids.ts'
import { actIn } from '../screens/act-in.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { decodeCallback } from '../screens/callback-codec.ts'
import { showCard } from '../screens/show-card.ts'
import { undoAndShow } from '../screens/undo-and-show.ts'

async function goTo(ctx: BotContext, workspaceId: WorkspaceId): Promise<void> {
  if (ctx.membership?.workspaceId !== workspaceId) await actIn(ctx, workspaceId)
}

/** @param contactId null makes a new contact of the person who wrote the messages */
async function assign(ctx: BotContext, id: NoteDraftId, contactId: ContactId | null): Promise<void> {
  const assigned = await ctx.services.noteDrafts.assign(ctx.actor(), id, contactId)
  // In a message of its own: after a double tap, the tapped one shows the card by now.
  if (assigned === null) return ctx.show('notice', { text: ctx.t('draft-note-gone') }, { fresh: true })
  const { undoId, isNew } = assigned
  const notice = ctx.t(isNew ? 'draft-contact-added' : 'note-added')
  await showCard(ctx, { kind: 'contact', id: assigned.contactId }, { notice, undoId })
}

/** Install it before the dialogues. */
export function createDraftButtons(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.callbackQuery(/./u, async (ctx, next) => {
    const tap = decodeCallback(ctx.callbackQuery.data)
    switch (tap?.action) {
      case 'draftTo': {
        const [workspaceId, id, contactId] = tap.argument
        await goTo(ctx, workspaceId)
        return assign(ctx, id, contactId)
      }
      case 'draftNew':
        await goTo(ctx, tap.argument[0])
        return assign(ctx, tap.argument[1], null)
      case 'draftDrop': {
        await goTo(ctx, tap.argument[0])
        const dropped = await ctx.services.noteDrafts.discard(ctx.actor(), tap.argument[1])
        return ctx.show('notice', { text: ctx.t(dropped ? 'draft-dropped' : 'draft-note-gone') })
      }
      case 'undoChange':
        await goTo(ctx, tap.argument[0])
        return undoAndShow(ctx, tap.argument[1])
      default:
        return next()
    }
  })
  return composer
}

/** Begins a dialogue, so it comes after that one and before the others. */
export function createDraftPicks(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.callbackQuery(/./u, async (ctx, next) => {
    const tap = decodeCallback(ctx.callbackQuery.data)
    if (tap?.action !== 'draftPick') return next()
    const [workspaceId, id] = tap.argument
    await goTo(ctx, workspaceId)
    return ctx.begin('assignDraft', { id })
  })
  return composer
}
