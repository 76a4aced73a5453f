/** The number and the total of an order, for the title and the amount of its customer's deal. */
import { cutToUnits } from '../../../language/cut-text.ts'
import type { Place, Scalar } from './place.ts'
import { roleOfWords } from './roles.ts'

export type OrderFacts = {
  readonly title?: string
  readonly amount?: { readonly value: number; readonly currency: string }
}

const TOTALS = [
  ['totalprice', 'grandtotal', 'ordertotal', 'totalamount', 'amounttotal', 'total'],
  ['amount', 'gross', 'value'],
] as const
const CURRENCIES = ['currency', 'currencycode', 'currencyiso', 'presentmentcurrency', 'mccurrency']
const NUMBERS = ['ordernumber', 'orderno', 'orderreference', 'ordername']
const LISTS = ['lineitems', 'items', 'orderitems', 'products', 'cartitems', 'orderlines', 'lines']
const MAX_PLACES = 12
const MAX_TITLE_LENGTH = 60

const nameOf = (words: readonly string[]): string => words.join('')

/** Only what is surely in major units: Stripe and Square count cents, without a decimal point. */
function majorUnits(value: Scalar): number | null {
  if (typeof value === 'number') return Number.isInteger(value) ? null : value
  return typeof value === 'string' && /^\d{1,12}\.\d{2}$/u.test(value.trim()) ? Number(value) : null
}

function hasItems(place: Place): boolean {
  return place.places.some(({ words }) => LISTS.includes(nameOf(words)))
}

/** The root, what merely wraps it, and what is called an order. */
function orderPlaces(root: Place): readonly Place[] {
  const found = [root]
  for (let at = 0; at < found.length && found.length < MAX_PLACES; at++) {
    const inner = found[at]?.places.filter(({ words, kind }) => {
      return kind !== 'list' && ['neutral', 'occasion'].includes(roleOfWords(words))
    })
    found.push(...(inner ?? []))
  }
  return found.filter(
    (place) => hasItems(place) || roleOfWords(place.words) === 'occasion' || place.leaves.some(isNumber),
  )
}

const isNumber = ({ words }: { readonly words: readonly string[] }): boolean => NUMBERS.includes(nameOf(words))

function totalOf(place: Place, around: Place): OrderFacts['amount'] {
  const currency = [...place.leaves, ...around.leaves].find(({ words }) => CURRENCIES.includes(nameOf(words)))?.value
  if (typeof currency !== 'string' || !/^[a-z]{3}$/iu.test(currency)) return undefined
  for (const names of TOTALS) {
    const given = place.leaves.filter(({ words }) => names.some((name) => name === nameOf(words)))
    const read = given.map(({ value }) => majorUnits(value))
    // Two totals, or one in unknown units: a rep reads them in the note.
    if (given.length > 0) {
      const [value, ...others] = new Set(read)
      return value == null || others.length > 0 ? undefined : { value, currency: currency.toUpperCase() }
    }
  }
  return undefined
}

function titleOf(place: Place): string | undefined {
  const name = place.leaves.find(({ words, value }) => nameOf(words) === 'name' && String(value).startsWith('#'))
  const number = name ?? place.leaves.find(isNumber)
  if (number === undefined) return undefined
  const text = cutToUnits(String(number.value).trim(), MAX_TITLE_LENGTH)
  return /^\d/u.test(text) ? `#${text}` : text === '' ? undefined : text
}

export function orderFacts(root: Place): OrderFacts {
  for (const place of orderPlaces(root)) {
    const title = titleOf(place)
    const inner = place.places.find(({ words }) => ['amount', 'total', 'totalprice', 'price'].includes(nameOf(words)))
    const amount = totalOf(place, place) ?? (inner === undefined ? undefined : totalOf(inner, place))
    if (title !== undefined || amount !== undefined) {
      return { ...(title !== undefined && { title }), ...(amount !== undefined && { amount }) }
    }
  }
  return {}
}
