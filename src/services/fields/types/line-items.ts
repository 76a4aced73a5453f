/** What is sold, line by line: a name, how many, the price of one, and what is off. All prices have one currency. */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import { checkedPercent, checkedQuantity } from '../../../language/item-numbers.ts'
import { linesTotal, lineTotal } from '../../../language/line-total.ts'
import { decimalOf } from '../../../language/minor-units.ts'
import { MAX_ITEM_NAME_LENGTH, readItem } from '../../../language/read-item.ts'
import { parseSingleLine } from '../../../language/single-line.ts'
import type { Discount, LineItem, Money } from '../../../models/deal.ts'
import type { FieldOptions, FieldType, ReadSettings } from '../field-type.ts'
import { moneySchema, publicMoney } from '../public-money.ts'
import { itemsBesides } from '../said-besides.ts'
import { checkedAmount } from './money.ts'

type Items = readonly LineItem[]

/** More is a price list, which belongs into a file. */
export const MAX_ITEMS = 50

const lineOf = ({ quantity, price, discount }: LineItem) => ({ quantity, priceMinor: price.minor, discount })

/** In minor units of its price; never below zero for an item that was accepted. */
export function totalOfItem(item: LineItem): Money {
  return { minor: lineTotal(lineOf(item)) ?? 0, currency: item.price.currency }
}

/** What the items come to; null without any. */
export function totalOfItems(items: Items): Money | null {
  const [first] = items
  return first === undefined ? null : { minor: linesTotal(items.map(lineOf)) ?? 0, currency: first.price.currency }
}

/** @throws AppError VALIDATION (not-a-discount) */
function checkedDiscount(discount: Discount | null): Discount | null {
  if (discount === null) return null
  if ('percent' in discount) {
    const percent = checkedPercent(discount.percent)
    return percent === 0 ? null : { percent }
  }
  const { minor } = discount
  if (!Number.isSafeInteger(minor) || minor < 0) throw fieldProblem('not-a-discount')
  return minor === 0 ? null : { minor }
}

/** @throws AppError VALIDATION with the problem of a part, or (too-large-amount) of the whole line */
function checkedItem({ name, quantity, price, discount }: LineItem): LineItem {
  const item = {
    name: parseSingleLine(name, MAX_ITEM_NAME_LENGTH),
    quantity: checkedQuantity(quantity),
    price: checkedAmount(price),
    discount: checkedDiscount(discount),
  }
  const total = lineTotal(lineOf(item))
  if (total === null) throw fieldProblem('too-large-amount')
  if (total < 0) throw fieldProblem('not-a-discount')
  return item
}

/** @throws AppError VALIDATION with the problem of an item; (too-many, other-currency, too-large-amount) of all together */
export function checkedItems(given: Items): Items {
  if (given.length > MAX_ITEMS) throw fieldProblem('too-many', { limit: MAX_ITEMS })
  const items = given.map(checkedItem)
  const [first] = items
  if (items.some(({ price }) => price.currency !== first?.price.currency))
    throw fieldProblem('other-currency', { given: first?.price.currency ?? '' })
  if (linesTotal(items.map(lineOf)) === null) throw fieldProblem('too-large-amount')
  return items
}

/** One item on each line, or between semicolons. @throws AppError VALIDATION with the problem of the first that cannot be read */
export function readItems(typed: string, settings: Pick<ReadSettings, 'locale' | 'currency'>): Items {
  const lines = typed.split(/[\n;]/u).filter((line) => line.trim() !== '')
  if (lines.length === 0) throw fieldProblem('empty')
  if (lines.length > MAX_ITEMS) throw fieldProblem('too-many', { limit: MAX_ITEMS })
  return lines.map((line) => readItem(line, settings))
}

function plainDiscount({ discount, price }: LineItem): string {
  if (discount === null) return ''
  if ('percent' in discount) return ` -${discount.percent}%`
  return ` -${decimalOf({ minor: discount.minor, currency: price.currency })}`
}

/** “Website 2 x 1500 EUR -10%”: as it can be typed again. */
export function plainItem(item: LineItem): string {
  const { name, quantity, price } = item
  return `${name} ${quantity} x ${decimalOf(price).replace(/\.0+$/u, '')} ${price.currency}${plainDiscount(item)}`
}

const itemSchema = z.object({
  name: z.string(),
  quantity: z.number().meta({ description: 'With at most three decimals' }),
  price: moneySchema.unwrap().meta({ description: 'Of one' }),
  discount: z
    .union([
      z.object({ percent: z.number() }).meta({ description: 'A part of the line' }),
      z.object({ minor: z.int() }).meta({ description: 'An amount off the line, in minor units of the price' }),
    ])
    .nullable(),
  total: moneySchema.unwrap().meta({ description: 'Quantity × price, less the discount; rounded half up' }),
})

const publicItem = (item: LineItem) => ({
  ...item,
  price: publicMoney(item.price),
  total: publicMoney(totalOfItem(item)),
})

export function lineItems<const Options extends FieldOptions>(
  options: Options,
): FieldType<'items', Items, Items, Items> & Options {
  return {
    kind: 'items',
    blank: [],
    readable: true,
    read: readItems,
    accept: checkedItems,
    fromStored: (stored = []) =>
      stored.map(({ name, quantity, price: { minor, currency }, discount }) => ({
        name,
        quantity,
        price: { minor, currency },
        discount,
      })),
    toStored: (value) => (value.length === 0 ? undefined : value),
    isFilled: (value) => value.length > 0,
    schema: z.array(itemSchema),
    toPublic: (value) => value.map(publicItem),
    filters: () => ({}),
    searchWords: () => [],
    saidBesides: (input, value) => itemsBesides(input, value, plainItem),
    ...options,
  }
}
