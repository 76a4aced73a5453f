/**
 * Names an item of a deal by what it says. An item that somebody has changed since has another key: whoever still sees it as it was
 * is told, and a second tap finds nothing to do. Of two equal items, either will do. Pure.
 */
import { createHash } from 'node:crypto'

import { beginningOf } from '../../language/cut-text.ts'
import type { LineItem } from '../../models/deal.ts'

/** Enough to tell fifty items apart. */
export const ITEM_KEY_LENGTH = 8

export function itemKey({ name, quantity, price, discount }: LineItem): string {
  const said = JSON.stringify([name, quantity, price.minor, price.currency, discount])
  return beginningOf(createHash('sha256').update(said).digest('base64url'), ITEM_KEY_LENGTH)
}

/** Its place among the items; -1 if none of them says that (any more). */
export function placeOf(items: readonly LineItem[], key: string): number {
  return items.findIndex((item) => itemKey(item) === key)
}
