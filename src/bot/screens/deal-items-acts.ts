/** What the screens of a deal's items share: how a button names an item, and where it stands now. */
import { AppError } from '../../errors.ts'
import type { LineItem } from '../../models/deal.ts'
import type { DealId } from '../../models/ids.ts'
import type { DealView } from '../../services/deals/deal-view.ts'
import { ITEM_KEY_LENGTH, placeOf } from '../../services/deals/item-key.ts'
import { may } from '../../services/core/permissions.ts'
import { base64Text, packedId, sequence, wholeNumber } from './argument.ts'
import type { BotContext } from './bot-context.ts'

export const ITEMS_ON_PAGE = 8

const deal = packedId<DealId>()

export const anItem = sequence(deal, base64Text(ITEM_KEY_LENGTH))
/** An item and the place that it is to have. */
export const anItemPlace = sequence(deal, base64Text(ITEM_KEY_LENGTH), wholeNumber(2))
/** Pages count from 0. */
export const anItemsPage = sequence(deal, wholeNumber(1))

/** Whether the person may change what the deal says: a closed deal changes only by being reopened. */
export function isChangeable(ctx: BotContext, { status }: Pick<DealView, 'status'>): boolean {
  return status === 'open' && may(ctx.actor().role, 'deal.write')
}

export type PlacedItem = { readonly item: LineItem; readonly place: number }

/** @throws AppError CONFLICT (changed-meanwhile) if no item is as the button says */
export function itemWith({ items }: Pick<DealView, 'items'>, key: string): PlacedItem {
  const place = placeOf(items, key)
  const item = items[place]
  if (item === undefined)
    throw new AppError('CONFLICT', { message: 'No such item', details: { reason: 'changed-meanwhile' } })
  return { item, place }
}

export const pageOfPlace = (place: number): number => Math.floor(place / ITEMS_ON_PAGE)
