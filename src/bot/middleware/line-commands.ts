/** /task, /note and /deal: alone each begins its dialogue; with a text behind it, the text is read as a line of that kind. */
import { Composer } from 'grammy'

import { cleanTyped } from '../../language/typed-text.ts'
import { MAX_SINGLE_LINE_LENGTH } from '../../language/single-line.ts'
import { type Action, may } from '../../services/core/permissions.ts'
import { parseNote } from '../../services/notes/notes.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { showCard } from '../screens/show-card.ts'
import { handleLine } from './quick-add.ts'

type Typed = BotContext & { readonly match: string }

/** Whether the text is to be read: whoever may not do it is told so by the dialogue. */
function isRead(ctx: Typed, action: Action): boolean {
  return ctx.match.trim() !== '' && may(ctx.actor().role, action)
}

const task = (ctx: Typed): Promise<void> =>
  isRead(ctx, 'task.write') ? handleLine(ctx, `task ${ctx.match.trim()}`) : ctx.begin('addTask', { known: {} })

const deal = (ctx: Typed): Promise<void> =>
  isRead(ctx, 'deal.write') ? handleLine(ctx, `deal ${ctx.match.trim()}`) : ctx.begin('addDeal', { known: {} })

/** “Oscar: wants a demo”. Without a name in front the whole text is the note. */
function readNoteLine(typed: string): { readonly who: string | null; readonly text: string } {
  const [, who = '', text = ''] = /^([^:\n]+):\s*([^]+)$/u.exec(typed) ?? []
  const isName = who.trim().length <= MAX_SINGLE_LINE_LENGTH && /\p{L}/u.test(who) && !/^https?$/iu.test(who.trim())
  return isName && text.trim() !== '' ? { who: who.trim(), text: text.trim() } : { who: null, text: typed }
}

/** Written at once on the one contact that the name certainly means; otherwise it is asked who is meant. */
async function note(ctx: Typed): Promise<void> {
  if (!isRead(ctx, 'note.write')) return ctx.begin('writeNote', {})
  const { who, text } = readNoteLine(cleanTyped(ctx.match))
  const written = parseNote(text)
  if (who === null) return ctx.begin('writeNote', { text: written })
  const { contacts, approximate } = await ctx.services.contacts.find(ctx.actor(), who, 2)
  const [only, other] = contacts
  if (approximate || only === undefined || other !== undefined) return ctx.begin('writeNote', { who, text: written })
  const { undoId } = await ctx.services.notes.add(ctx.actor(), { text: written, contactId: only.id })
  return showCard(ctx, { kind: 'contact', id: only.id }, { undoId, notice: ctx.t('note-added') })
}

/** Install it for members, after the dialogues. */
export function createLineCommands(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.command('task', task)
  composer.command('deal', deal)
  composer.command('note', note)
  return composer
}
