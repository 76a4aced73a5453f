/** Undoes a merge, then shows the record that was merged into, with what stayed in it. */
import type { EventId } from '../../models/ids.ts'
import { type MergedKind, mergedRef } from '../../services/merging/mergeable.ts'
import { separatedText } from '../text/merge-text.ts'
import type { BotContext } from './bot-context.ts'
import { cardWords } from './card-words.ts'
import { mergingsOf } from './mergings-of.ts'
import { showCard } from './show-card.ts'

/** @throws AppError as the service does */
export async function separateAndShow(ctx: BotContext, kind: MergedKind, eventId: EventId): Promise<void> {
  const undone = await mergingsOf(ctx, kind).separate(ctx.actor(), eventId)
  await showCard(ctx, mergedRef(kind, undone.id), { notice: separatedText(undone, cardWords(ctx)) })
}
