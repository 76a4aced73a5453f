/** Shows the card of a record. */
import { isAppError } from '../../errors.ts'
import type { EventId } from '../../models/ids.ts'
import type { CardKind } from '../../services/records/kinds.ts'
import type { CardRef } from '../text/card-link.ts'
import type { BotContext } from './bot-context.ts'
import type { EditedRecord } from './edited-record.ts'
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

/**
 * After a change: the card with the notice above it. Where members see only their own records, the person may no longer see
 * the record that they have just given away: then the notice stands alone, with its undo.
 */
export async function showChanged(
  ctx: BotContext,
  record: CardRef,
  { notice, undoId }: How & { readonly notice: string },
): Promise<void> {
  try {
    await showCard(ctx, record, { notice, ...(undoId !== undefined && { undoId }) })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error
    await ctx.show('notice', { text: notice, ...(undoId != null && { undoId }) })
  }
}

/** After one field was edited: the fields again, for the next one. Without the right to see it any more, as {@link showChanged}. */
export async function showEdited(
  ctx: BotContext,
  record: EditedRecord,
  { notice, undoId = null }: How & { readonly notice: string },
): Promise<void> {
  try {
    await ctx.show('editRecord', { ...record, notice, undoId })
  } catch (error) {
    if (!isAppError(error)) throw error
    await showChanged(ctx, record, { notice, undoId })
  }
}
