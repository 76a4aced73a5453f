/** Amounts as the export returns them: exact, and readable without a table of currencies. */
import { z } from 'zod'

import type { Money } from '../../models/deal.ts'
import { decimalOf } from '../../language/minor-units.ts'

export const moneySchema = z
  .object({
    minor: z.int().meta({ description: 'In minor units: cents, kopiykas' }),
    currency: z.string().meta({ description: 'ISO 4217', example: 'EUR' }),
    decimal: z.string().meta({ description: 'The same amount in whole units', example: '1250.00' }),
  })
  .nullable()

export function publicMoney(money: Money | null) {
  return money === null ? null : { minor: money.minor, currency: money.currency, decimal: decimalOf(money) }
}
