/** Amounts as they leave the export: exact, and readable without a table of currencies. */
import { z } from 'zod'

import type { Money } from '../../models/deal.ts'
import { minorDigits } from '../../language/minor-units.ts'

export const moneySchema = z
  .object({
    minor: z.int().meta({ description: 'In minor units: cents, kopiykas' }),
    currency: z.string().meta({ description: 'ISO 4217', example: 'EUR' }),
    decimal: z.string().meta({ description: 'The same amount in whole units', example: '1250.00' }),
  })
  .nullable()

/** Without floating point: 1234567 EUR cents are “12345.67”. */
export function decimalOf({ minor, currency }: Money): string {
  const places = minorDigits(currency)
  const text = String(Math.abs(minor)).padStart(places + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
}

export function publicMoney(money: Money | undefined) {
  return money === undefined ? null : { minor: money.minor, currency: money.currency, decimal: decimalOf(money) }
}
