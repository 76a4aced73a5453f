/** Undo by button or command: undoes a change and shows the record that it belongs to. */
import type { EventId } from '../../models/ids.ts'
import type { Undone } from '../../services/undo/undo.ts'
import { isCardRef } from '../text/card-link.ts'
import { separatedText } from '../text/merge-text.ts'
import { handoverText } from '../text/team-text.ts'
import type { BotContext } from './bot-context.ts'
import { cardWords } from './card-words.ts'
import { showUndoing } from './bulk-edit-acts.ts'
import { showChanged } from './show-card.ts'

/** @throws AppError as the undo service does */
export async function undoAndShow(ctx: BotContext, eventId: EventId): Promise<void> {
  await showUndone(ctx, await ctx.services.undo.undo(ctx.actor(), eventId))
}

/** @throws AppError as the undo service does */
export async function undoLatestAndShow(ctx: BotContext): Promise<void> {
  const undone = await ctx.services.undo.undoLatest(ctx.actor())
  await (undone === null ? ctx.show('notice', { text: ctx.t('undo-nothing') }) : showUndone(ctx, undone))
}

async function showUndone(ctx: BotContext, result: Undone): Promise<void> {
  const { target, effect, name, shownOn, kept, separated } = result
  const undone = separated === undefined ? ctx.t(`undone-${effect}`, { name }) : separatedText(result, cardWords(ctx))
  const rest = kept === undefined ? '' : handoverText(kept, ctx.t)
  const notice = rest === '' ? undone : `${undone}\n${ctx.t('undone-kept', { what: rest })}`
  if (target.kind === 'bulk-edit') return showUndoing(ctx, target.id)
  if (target.kind === 'member') return ctx.show('member', { id: target.id, notice })
  // A record that is gone has no card any more; a note is shown on the card of the record it is about.
  const card = shownOn ?? (effect === 'gone' ? null : target)
  // Undone, but the person may no longer see it: a colleague's task, say, that came back with a deal.
  if (card !== null && isCardRef(ctx.services.kinds, card)) await showChanged(ctx, card, { notice })
  else await ctx.show('notice', { text: notice })
}
