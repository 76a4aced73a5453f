/**
 * The amount of a lead. A text is read as the chat reads it, since the same people type it here and fill it into a form there;
 * what the chat would ask back about is not guessed.
 */
import { currencyOf } from '../../language/currency-signs.ts'
import { type Money, moneyOfNumber, readMoney } from '../../language/read-money.ts'
import type { RegionalSettings } from '../../services/workspaces/read-regional-settings.ts'
import { isJsonRecord, type Json } from '../body/json.ts'
import { fieldOfLabel } from './lead-fields.ts'

/** The currency that a lead names beside its amount, in ISO 4217: undefined for none, null for one that cannot be read. */
export type StatedCurrency = string | null | undefined

export type AmountOptions = Pick<RegionalSettings, 'currency' | 'locale'> & { readonly stated: StatedCurrency }

const MAX_CURRENCY_LENGTH = 16

/** @returns ISO 4217 of a code, a sign or a word; null when no currency, or several, are written so */
export function readLeadCurrency(value: Json, preferred: string): string | null {
  return typeof value === 'string' && value.length <= MAX_CURRENCY_LENGTH ? currencyOf(value, preferred) : null
}

/** `{"amount": "12.50", "currency": "EUR"}`, by whatever names the two go; undefined for any other record. */
function pairOf(value: Json): { readonly amount: Json; readonly currency: Json } | undefined {
  if (!isJsonRecord(value)) return undefined
  const entries = Object.entries(value)
  const amount = entries.find(([key]) => fieldOfLabel(key) === 'amount')
  const currency = entries.find(([key]) => fieldOfLabel(key) === 'currency')
  // With more in it than these two it is something else, of which nothing must be lost.
  if (entries.length !== 2 || amount === undefined || currency === undefined) return undefined
  return { amount: amount[1], currency: currency[1] }
}

/**
 * Numbers and texts are in major units, since no provider sends minor ones.
 *
 * @returns null when it is no amount, could be two, or is of another currency than the lead says
 */
export function readLeadAmount(value: Json, options: AmountOptions): Money | null {
  const { locale, currency, stated } = options
  const pair = pairOf(value)
  if (pair !== undefined) {
    const own = readLeadCurrency(pair.currency, currency)
    if (typeof stated === 'string' && own !== stated) return null
    return isJsonRecord(pair.amount) ? null : readLeadAmount(pair.amount, { ...options, stated: own })
  }
  if (stated === null) return null
  const meant = stated ?? currency
  if (typeof value === 'number') return moneyOfNumber(value, meant)
  if (typeof value !== 'string') return null
  const reading = readMoney(value, { locale, currency: meant })
  if (!reading.ok) return null
  return stated === undefined || reading.money.currency === stated ? reading.money : null
}
