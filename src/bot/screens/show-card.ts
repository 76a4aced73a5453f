/** Shows the card of a record. */
import type { EventId } from '../../models/ids.ts'
import type { CardRef } from '../text/card-link.ts'
import type { BotContext } from './bot-context.ts'

type How = { readonly notice?: string; readonly undoId?: EventId | null }

/** @throws AppError NOT_FOUND if the person cannot see the record */
export function showCard(ctx: BotContext, record: CardRef, how: How = {}): Promise<void> {
  switch (record.kind) {
    case 'contact':
      return ctx.show('contact', { id: record.id, ...how })
    case 'deal':
      return ctx.show('deal', { id: record.id, ...how })
    case 'task':
      return ctx.show('task', { id: record.id, ...how })
  }
}
