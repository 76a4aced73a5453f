/** /task, /note and /deal: alone each begins its dialogue; with a text behind it, the text is read as a line of that kind. */
import { Composer } from 'grammy'

import { noteOn } from '../../services/notes/note-links.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { cleanTyped } from '../../language/typed-text.ts'
import { type Action, may } from '../../services/core/permissions.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { showCard } from '../screens/show-card.ts'
import { readNoteLine } from './note-line.ts'
import { offerAs } from './quick-add.ts'

type Typed = BotContext & { readonly match: string }

/** Whether the text is to be read: whoever may not do it is told so by the dialogue. */
function isRead(ctx: Typed, action: Action): boolean {
  return ctx.match.trim() !== '' && may(ctx.actor().role, action)
}

/** “/task tomorrow” says when and not what: that is asked for, as after the command alone. */
async function task(ctx: Typed): Promise<void> {
  if (isRead(ctx, 'task.write')) {
    if (await offerAs(ctx, 'task', ctx.match)) return
    parseSingleLine(ctx.match)
  }
  await ctx.begin('addTask', { known: {} })
}

async function deal(ctx: Typed): Promise<void> {
  if (isRead(ctx, 'deal.write')) {
    if (await offerAs(ctx, 'deal', ctx.match)) return
    parseSingleLine(ctx.match)
  }
  await ctx.begin('addDeal', { known: {} })
}

/** Written at once on the one record that the line certainly means; otherwise what is missing is asked for. */
async function note(ctx: Typed): Promise<void> {
  if (!isRead(ctx, 'note.write')) return ctx.begin('writeNote', {})
  const { target, who, fits, text } = await readNoteLine(ctx, cleanTyped(ctx.match))
  const named = who === null ? {} : { who, fits }
  if (text === null)
    return target === null ? ctx.begin('writeNote', named) : ctx.begin('addNote', { target, name: target.name })
  if (target === null) return ctx.begin('writeNote', { ...named, text })
  const { undoId } = await ctx.services.notes.add(ctx.actor(), { text, ...noteOn(target) })
  return showCard(ctx, target, { undoId, notice: ctx.t('note-added') })
}

/** Install it for members, after the dialogues. */
export function createLineCommands(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.command('task', task)
  composer.command('deal', deal)
  composer.command('note', note)
  return composer
}
