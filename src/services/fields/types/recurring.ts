/** An amount that is due again every month or every year. */
import { z } from 'zod'

import { readPeriod } from '../../../language/read-recurring.ts'
import { fieldProblem } from '../../../language/field-problem.ts'
import { type Recurrence, RECURRENCES, type RecurringMoney } from '../../../models/deal.ts'
import type { FieldOptions, FieldType, ReadSettings } from '../field-type.ts'
import { byChoice, byNumber } from '../filter.ts'
import { moneySchema, publicMoney } from '../public-money.ts'
import { textBesides } from '../said-besides.ts'
import { checkedAmount, plainAmount, readAmount } from './money.ts'

const schema = moneySchema
  .unwrap()
  .extend({ per: z.enum(RECURRENCES).meta({ description: 'How often it is due' }) })
  .nullable()

/** @throws AppError VALIDATION with the problem of the amount */
function readRecurring(typed: string, settings: Pick<ReadSettings, 'locale' | 'currency'>): RecurringMoney {
  const { amount, per } = readPeriod(typed)
  return { ...readAmount(amount, settings), per }
}

/** @throws AppError VALIDATION with the problem of the amount; (pick-one) for another period */
function checkedRecurring({ per, ...amount }: RecurringMoney): RecurringMoney {
  if (!RECURRENCES.includes(per)) throw fieldProblem('pick-one')
  return { ...checkedAmount(amount), per }
}

const plain = ({ per, ...amount }: RecurringMoney): string => `${plainAmount(amount)}/${per}`

export const MONTHS_PER: Readonly<Record<Recurrence, number>> = { month: 1, year: 12 }

export function recurring<const Options extends FieldOptions>(
  options: Options,
): FieldType<'recurring', RecurringMoney | null, RecurringMoney, RecurringMoney> & Options {
  return {
    kind: 'recurring',
    blank: null,
    readable: true,
    read: readRecurring,
    accept: checkedRecurring,
    fromStored: (stored) =>
      stored === undefined ? null : { minor: stored.minor, currency: stored.currency, per: stored.per },
    toStored: (value) => value ?? undefined,
    isFilled: (value) => value !== null,
    schema,
    toPublic: (value) => value && { ...publicMoney(value), per: value.per },
    cells: { '': 'decimal', Currency: 'currency', Minor: 'minor', Per: 'per' },
    filters: (path, about) => ({
      _min: byNumber(`${path}.minor`, '$gte', `${about}, at least this in minor units`),
      _max: byNumber(`${path}.minor`, '$lte', `${about}, at most this in minor units`),
      _per: byChoice(`${path}.per`, RECURRENCES, `${about}, due this often`),
    }),
    searchWords: () => [],
    saidBesides: (input, value) => textBesides(plain(input), value && plain(value)),
    ...options,
  }
}
