/** An amount of money. */
import type { FieldProblem } from '../../../errors.ts'
import { fieldProblem } from '../../../language/field-problem.ts'
import { decimalOf, MAX_MINOR } from '../../../language/minor-units.ts'
import { type MoneyProblem, readMoney } from '../../../language/read-money.ts'
import type { Money } from '../../../models/deal.ts'
import type { FieldOptions, FieldType, ReadSettings } from '../field-type.ts'
import { byNumber } from '../filter.ts'
import { moneySchema, publicMoney } from '../public-money.ts'
import { textBesides } from '../said-besides.ts'

const PROBLEMS: Record<MoneyProblem, FieldProblem> = {
  'not-an-amount': 'not-an-amount',
  negative: 'negative-amount',
  'too-large': 'too-large-amount',
  'too-precise': 'too-precise-amount',
  ambiguous: 'ambiguous-amount',
  'unknown-currency': 'not-an-amount',
  'mixed-currencies': 'not-an-amount',
}

/** @throws AppError VALIDATION with the problem of the amount */
export function readAmount(typed: string, { locale, currency }: Pick<ReadSettings, 'locale' | 'currency'>): Money {
  const read = readMoney(typed, { locale, currency })
  if (read.ok) return read.money
  throw fieldProblem(PROBLEMS[read.problem], { given: typed.trim() })
}

/** @throws AppError VALIDATION (not-an-amount, negative-amount, too-large-amount) for an amount that no reader returns */
export function checkedAmount({ minor, currency }: Money): Money {
  if (minor < 0) throw fieldProblem('negative-amount')
  if (!Number.isSafeInteger(minor) || minor > MAX_MINOR) throw fieldProblem('too-large-amount')
  if (!/^[A-Z]{3}$/u.test(currency)) throw fieldProblem('not-an-amount', { given: currency })
  return { minor, currency }
}

/** “1200.50 EUR”, without decimals if there are none. */
export function plainAmount(amount: Money): string {
  return `${decimalOf(amount).replace(/\.0+$/u, '')} ${amount.currency}`
}

export function money<const Options extends FieldOptions>(
  options: Options,
): FieldType<'money', Money | null, Money, Money> & Options {
  return {
    kind: 'money',
    blank: null,
    readable: true,
    read: readAmount,
    accept: checkedAmount,
    fromStored: (stored) => (stored === undefined ? null : { minor: stored.minor, currency: stored.currency }),
    toStored: (value) => value ?? undefined,
    isFilled: (value) => value !== null,
    schema: moneySchema,
    toPublic: publicMoney,
    // Three columns, so that amounts can be summed and told from those in another currency.
    cells: { '': 'decimal', Currency: 'currency', Minor: 'minor' },
    // In minor units, as it is stored: how many decimals an amount has depends on its currency.
    filters: (path, about) => ({
      _min: byNumber(`${path}.minor`, '$gte', `${about}, at least this in minor units`),
      _max: byNumber(`${path}.minor`, '$lte', `${about}, at most this in minor units`),
    }),
    searchWords: () => [],
    saidBesides: (input, value) => textBesides(plainAmount(input), value && plainAmount(value)),
    ...options,
  }
}
