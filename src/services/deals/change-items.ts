/** Adds, changes, orders and removes the items of a deal, and lets its amount follow them again. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { LineItem } from '../../models/deal.ts'
import type { DealId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { checkedItems } from '../fields/types/line-items.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createChangeDeal } from './change-deal.ts'
import type { DealValues } from './deal-fields.ts'
import type { EditedDeal } from './edit-deal.ts'
import { placeOf } from './item-key.ts'

/** An item is named by its key (item-key.ts). */
export type ItemChange =
  | { readonly what: 'add'; readonly items: readonly LineItem[] }
  | { readonly what: 'replace'; readonly key: string; readonly item: LineItem }
  | { readonly what: 'remove'; readonly key: string }
  /** To a place counted from 0: a second tap leaves it there. */
  | { readonly what: 'move'; readonly key: string; readonly to: number }
  /** The amount is what the items come to from now on. */
  | { readonly what: 'follow' }

/** @throws AppError as the change of a deal does; CONFLICT (changed-meanwhile) for an item that is no longer so; VALIDATION */
export type ChangeItems = (actor: Actor, id: DealId, change: ItemChange) => Promise<EditedDeal>

/** The currency that the prices of a deal are in; null if it has neither items nor an amount. */
export function currencyOfDeal({ items, amount }: Pick<DealValues, 'items' | 'amount'>): string | null {
  return items[0]?.price.currency ?? amount?.currency ?? null
}

function presentPlace(items: readonly LineItem[], key: string): number {
  const place = placeOf(items, key)
  if (place < 0) throw new AppError('CONFLICT', { message: 'No such item', details: { reason: 'changed-meanwhile' } })
  return place
}

/** The items after the change. Pure. @throws AppError CONFLICT (changed-meanwhile) */
export function changedItems(items: readonly LineItem[], change: ItemChange): readonly LineItem[] {
  switch (change.what) {
    case 'add':
      return [...items, ...change.items]
    case 'replace':
      return items.with(presentPlace(items, change.key), change.item)
    case 'remove':
      return items.toSpliced(presentPlace(items, change.key), 1)
    case 'move': {
      const from = presentPlace(items, change.key)
      const [item] = items.slice(from, from + 1)
      const others = items.toSpliced(from, 1)
      return item === undefined ? items : others.toSpliced(Math.min(change.to, others.length), 0, item)
    }
    case 'follow':
      return items
  }
}

/** What was typed without a currency was read in that of the deal; what was typed with another one cannot be added up. */
function assertOneCurrency(present: DealValues, items: readonly LineItem[]): void {
  const currency = currencyOfDeal(present)
  // The only item may be replaced by one in another currency, but not beside an amount that was typed.
  const given = present.items.length > 1 || !present.followsItems ? currency : null
  if (given !== null && items.some(({ price }) => price.currency !== given))
    throw fieldProblem('other-currency', { given })
}

export function createChangeItems(deps: RecordDeps): ChangeItems {
  const changeDeal = createChangeDeal(deps)
  return (actor, id, change) =>
    changeDeal(actor, id, `deal.items-${change.what}`, (present) => {
      if (change.what === 'follow') return { ...present, followsItems: present.items.length > 0 }
      const items = checkedItems(changedItems(present.items, change))
      assertOneCurrency(present, items)
      return { ...present, items }
    })
}
