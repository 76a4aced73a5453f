/**
 * The amount of a lead. Text is read as in the chat, since the same people type amounts in both places. What the chat
 * would ask about is not guessed.
 */
import { currencyOf } from '../../language/currency-signs.ts'
import { type Money, moneyOfNumber, readMoney } from '../../language/read-money.ts'
import type { RegionalSettings } from '../../services/workspaces/read-regional-settings.ts'
import { isJsonRecord, type Json } from '../body/json.ts'
import { fieldOfLabel } from './lead-fields.ts'

/**
 * The ISO 4217 currency that a lead gives next to its amount: undefined if there is none, null if it cannot be read.
 */
export type StatedCurrency = string | null | undefined

export type AmountOptions = Pick<RegionalSettings, 'currency' | 'locale'> & { readonly stated: StatedCurrency }

const MAX_CURRENCY_LENGTH = 16

/** @returns the ISO 4217 code for a code, sign or word; null if it matches no currency or several */
export function readLeadCurrency(value: Json, preferred: string): string | null {
  return typeof value === 'string' && value.length <= MAX_CURRENCY_LENGTH ? currencyOf(value, preferred) : null
}

/** `{"amount": "12.50", "currency": "EUR"}`, under any names for the two; undefined for any other record. */
function pairOf(value: Json): { readonly amount: Json; readonly currency: Json } | undefined {
  if (!isJsonRecord(value)) return undefined
  const entries = Object.entries(value)
  const amount = entries.find(([key]) => fieldOfLabel(key) === 'amount')
  const currency = entries.find(([key]) => fieldOfLabel(key) === 'currency')
  // A record with more than these two is something else, and nothing in it may be lost.
  if (entries.length !== 2 || amount === undefined || currency === undefined) return undefined
  return { amount: amount[1], currency: currency[1] }
}

/**
 * Numbers and text are in major units, since no provider sends minor ones.
 *
 * @returns null if it is not an amount, is ambiguous, or has a different currency from the lead's
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
