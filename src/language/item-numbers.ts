/** The numbers of a line of items as people type them: how many, at what price, and what is off. Pure. */
import type { FieldProblem } from '../errors.ts'
import type { Locale } from '../locale.ts'
import { fieldProblem } from './field-problem.ts'
import { PERCENT_DECIMALS, QUANTITY_DECIMALS } from './line-total.ts'
import { type Money, type MoneyProblem, readMoney } from './read-money.ts'
import { type ExactNumber, readNumber } from './read-number.ts'

export type ItemSettings = {
  readonly locale: Locale
  /** ISO 4217, for a price without a currency. */
  readonly currency: string
}

/** Off one line: a part of it, or an amount in minor units of its price. */
export type ReadDiscount = { readonly percent: number } | { readonly minor: number }

/** More than anybody sells of one thing. */
export const MAX_QUANTITY = 1_000_000

function exactOf(digits: string, locale: Locale): ExactNumber | null {
  const read = readNumber(digits, locale)
  if (read === null) return null
  return read.kind === 'either' ? read.asDecimal : read.value
}

const valueOf = ({ digits, scale }: ExactNumber): number => Number(`${digits}e-${scale}`)

/** @throws AppError VALIDATION (not-a-quantity) unless it is above zero, not too large and not too precise */
export function checkedQuantity(quantity: number): number {
  const isExact = Number.isFinite(quantity) && Number(quantity.toFixed(QUANTITY_DECIMALS)) === quantity
  if (!isExact || quantity <= 0 || quantity > MAX_QUANTITY)
    throw fieldProblem('not-a-quantity', { given: String(quantity), limit: MAX_QUANTITY })
  return quantity
}

/** @throws AppError VALIDATION (not-a-quantity) */
export function readQuantity(digits: string, { locale }: Pick<ItemSettings, 'locale'>): number {
  const exact = exactOf(digits, locale)
  if (exact === null || exact.scale > QUANTITY_DECIMALS)
    throw fieldProblem('not-a-quantity', { given: digits, limit: MAX_QUANTITY })
  return checkedQuantity(valueOf(exact))
}

/** @throws AppError VALIDATION (not-a-discount) unless it is from 0 to 100 and not too precise */
export function checkedPercent(percent: number): number {
  const isExact = Number.isFinite(percent) && Number(percent.toFixed(PERCENT_DECIMALS)) === percent
  if (!isExact || percent < 0 || percent > 100) throw fieldProblem('not-a-discount', { given: `${percent} %` })
  return percent
}

/** Null for nothing off. @throws AppError VALIDATION (not-a-discount) */
export function readPercent(digits: string, { locale }: Pick<ItemSettings, 'locale'>): ReadDiscount | null {
  const exact = exactOf(digits, locale)
  if (exact === null || exact.scale > PERCENT_DECIMALS) throw fieldProblem('not-a-discount', { given: `${digits} %` })
  const percent = checkedPercent(valueOf(exact))
  return percent === 0 ? null : { percent }
}

const PROBLEMS: Readonly<Partial<Record<MoneyProblem, FieldProblem>>> = {
  negative: 'negative-amount',
  'too-large': 'too-large-amount',
  'too-precise': 'too-precise-amount',
  ambiguous: 'ambiguous-amount',
}

/** Null for a text that is not an amount. @throws AppError VALIDATION with the problem of an amount that cannot be accepted */
export function priceIn(text: string, settings: ItemSettings): Money | null {
  const read = readMoney(text, settings)
  if (read.ok) return read.money
  const problem = PROBLEMS[read.problem]
  if (problem === undefined) return null
  throw fieldProblem(problem, { given: text.trim() })
}
