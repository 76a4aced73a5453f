/** Shows the card of a record. */
import type { EventId } from '../../models/ids.ts'
import type { CardKind } from '../../services/records/kinds.ts'
import type { CardRef } from '../text/card-link.ts'
import type { BotContext } from './bot-context.ts'
import type { ScreenParams } from './screen-params.ts'

type How = { readonly notice?: string; readonly undoId?: EventId | null }

/**
 * The screen with the card of a kind has the kind's name and takes the record's id: a kind with links but without such a
 * screen does not compile.
 *
 * @throws AppError NOT_FOUND if the person cannot see the record
 */
export function showCard(ctx: BotContext, { kind, id }: CardRef, how: How = {}): Promise<void> {
  return ctx.show(kind, { id, ...how } as ScreenParams[CardKind])
}
