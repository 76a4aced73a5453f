/**
 * Lines of items as people type them: “Website 2 x 1500 -10%”, “Hosting 12 × €20”, “Логотип 3 шт по 200 грн, знижка 5%”,
 * “2 x Website 1500”, “Support 500”. Pure.
 */
import { fieldProblem } from './field-problem.ts'
import { type ItemSettings, priceIn, readPercent, type ReadDiscount, readQuantity } from './item-numbers.ts'
import type { Money } from './read-money.ts'
import { parseSingleLine } from './single-line.ts'
import { cleanTyped, foldTyped } from './typed-text.ts'

export type ReadItem = {
  readonly name: string
  readonly quantity: number
  /** Of one. */
  readonly price: Money
  readonly discount: ReadDiscount | null
}

export const MAX_ITEM_NAME_LENGTH = 100

const UNITS =
  '(?:шт|штук[аи]?|од|год|годин[аиу]?|днів|дні|дн|міс|місяц(?:ь|і|ів)|років|рок[иу]|кг|pcs?|pieces?|units?|hours?|hrs?|h|days?|months?|years?|kg)\\.?'
const DIGITS = String.raw`\d+(?:[.,]\d+)?`
/** “2 x ”, “3 шт по ”: what follows is the price of one. */
const TIMES = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(${DIGITS}) ?(?:${UNITS})?(?: ?[xх×*@] ?| (?:по|at|à) )(?=[^\p{N}]{0,4}\d)`,
  'gu',
)
/** “2 x Website 1500”. */
const FIRST = new RegExp(String.raw`^(${DIGITS}) ?(?:${UNITS})? ?[xх×*] (?=\p{L})`, 'u')
const OFF = '(?:less|minus|discount|мінус|знижка)'
const PERCENT_OFF = new RegExp(String.raw`[ ,;(]*(?:-|${OFF})? ?(${DIGITS}) ?%\)?(?: off| discount| знижки)?$`, 'u')
const MONEY_OFF = new RegExp(String.raw`[ ,;]+(?:-|${OFF} )(?=[^\p{L}\p{N}]?\d)`, 'u')
/** An amount has no more words than “1 200 000,50 млн грн”. */
const MAX_PRICE_WORDS = 5

function notAnItem(typed: string) {
  return fieldProblem('not-an-item', { given: typed })
}

/** @throws AppError VALIDATION (not-an-item) without a name */
function named(text: string, typed: string): string {
  const name = text.replace(/^[\s,:;–—-]+|[\s,:;–—-]+$/gu, '')
  if (!/[\p{L}\p{N}]/u.test(name)) throw notAnItem(typed)
  return parseSingleLine(name, MAX_ITEM_NAME_LENGTH)
}

type Priced = Omit<ReadItem, 'discount'>

/** “Website 2 x 1500”. */
function withTimes(text: string, settings: ItemSettings): Priced | null {
  for (const match of [...foldTyped(text).matchAll(TIMES)].toReversed()) {
    const price = priceIn(text.slice(match.index + match[0].length), settings)
    if (price === null) continue
    return { name: named(text.slice(0, match.index), text), quantity: readQuantity(match[1] ?? '', settings), price }
  }
  return null
}

/** “Website 1500”: the longest end of it that is an amount, and not all of it. */
function withPrice(text: string, settings: ItemSettings): Priced | null {
  // A dash on its own stands between the name and the price.
  const starts = [...text.matchAll(/(?<=\s)(?![–—-]\s)\S/gu)].map(({ index }) => index).slice(-MAX_PRICE_WORDS)
  for (const start of starts) {
    if (!/\d/u.test(text.slice(start))) continue
    const price = priceIn(text.slice(start), settings)
    if (price !== null) return { name: named(text.slice(0, start), text), quantity: 1, price }
  }
  return null
}

function priced(text: string, settings: ItemSettings): Priced | null {
  const timed = withTimes(text, settings)
  if (timed !== null) return timed
  const first = FIRST.exec(foldTyped(text))
  const rest = first === null ? null : withPrice(text.slice(first[0].length), settings)
  return rest === null ? withPrice(text, settings) : { ...rest, quantity: readQuantity(first?.[1] ?? '', settings) }
}

/** @throws AppError VALIDATION (not-a-discount) */
function discounted(text: string, settings: ItemSettings): ReadItem | null {
  const folded = foldTyped(text)
  const percent = PERCENT_OFF.exec(folded)
  const before = percent === null ? null : priced(text.slice(0, percent.index), settings)
  if (before !== null) return { ...before, discount: readPercent(percent?.[1] ?? '', settings) }
  const money = MONEY_OFF.exec(folded)
  const line = money === null ? null : priced(text.slice(0, money.index), settings)
  if (money === null || line === null) return null
  const off = discountIn(text.slice(money.index + money[0].length), line.price, settings)
  return off === null ? null : { ...line, discount: off.discount }
}

/** Null for a text that is not an amount. Without a currency of its own it has that of the price. */
function discountIn(text: string, { currency }: Money, settings: ItemSettings): Pick<ReadItem, 'discount'> | null {
  const off = priceIn(text, { ...settings, currency })
  if (off === null) return null
  if (off.currency !== currency) throw fieldProblem('other-currency', { given: currency })
  return { discount: off.minor === 0 ? null : { minor: off.minor } }
}

const oneLine = (typed: string): string => cleanTyped(typed).replaceAll(/\s+/gu, ' ')

/**
 * @throws AppError VALIDATION (not-an-item) without a name or a price; with the problem of the price; (not-a-quantity,
 * not-a-discount, other-currency, too-long)
 */
export function readItem(typed: string, settings: ItemSettings): ReadItem {
  const text = oneLine(typed)
  const item = discounted(text, settings)
  if (item !== null) return item
  const plain = priced(text, settings)
  if (plain === null) throw notAnItem(text)
  return { ...plain, discount: null }
}

const ONLY_QUANTITY = new RegExp(String.raw`^(?:[xх×*] ?(${DIGITS})|(${DIGITS}) ?(?:[xх×*]|${UNITS}))$`, 'u')
const ONLY_PERCENT = new RegExp(String.raw`^(?:-|${OFF})? ?(${DIGITS}) ?%(?: off| discount| знижки)?$`, 'u')
const ONLY_MONEY_OFF = new RegExp(`^(?:-|${OFF} )`, 'u')
const NO_DISCOUNT = /^(?:no discount|without discount|без знижки)$/u

/**
 * What is typed to change an item: all of it again, or only its quantity (“x 3”, “3 шт”), its discount (“-10%”, “no discount”)
 * or its price (“1600”).
 *
 * @throws AppError VALIDATION as {@link readItem}
 */
export function changedItem(typed: string, item: ReadItem, { locale }: Pick<ItemSettings, 'locale'>): ReadItem {
  const settings = { locale, currency: item.price.currency }
  const text = oneLine(typed)
  const folded = foldTyped(text)
  const quantity = ONLY_QUANTITY.exec(folded)
  if (quantity !== null) return { ...item, quantity: readQuantity(quantity[1] ?? quantity[2] ?? '', settings) }
  const percent = ONLY_PERCENT.exec(folded)
  if (percent !== null) return { ...item, discount: readPercent(percent[1] ?? '', settings) }
  if (NO_DISCOUNT.test(folded)) return { ...item, discount: null }
  const money = ONLY_MONEY_OFF.exec(folded)
  const off = money === null ? null : discountIn(text.slice(money[0].length), item.price, settings)
  if (off !== null) return { ...item, ...off }
  const price = priceIn(text, settings)
  return price === null ? readItem(text, settings) : { ...item, price }
}
