/** A number: seats, square metres, a score. */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import { readNumber } from '../../../language/read-number.ts'
import { cleanTyped, foldTyped } from '../../../language/typed-text.ts'
import type { FieldOptions, FieldType, ReadSettings } from '../field-type.ts'
import { byNumber } from '../filter.ts'

/** With six decimals, a double can still tell neighbouring values apart. */
export const MAX_NUMBER = 999_999_999
const MAX_DECIMALS = 6
/** Longer than any accepted number with its group separators. */
const MAX_TYPED_LENGTH = 40

/** @throws AppError VALIDATION (not-a-number) */
function checkedNumber(given: number): number {
  const exact = Number.isFinite(given) && Number(given.toFixed(MAX_DECIMALS)) === given
  if (!exact || Math.abs(given) > MAX_NUMBER) throw fieldProblem('not-a-number', { given: String(given) })
  // Only one zero: the database and JSON do not keep its sign.
  return given === 0 ? 0 : given
}

/**
 * A sign that could be either a group or a decimal separator (“1.234” in English) counts as the decimal separator.
 *
 * @throws AppError VALIDATION (not-a-number)
 */
function readTypedNumber(typed: string, { locale }: Pick<ReadSettings, 'locale'>): number {
  const text = foldTyped(cleanTyped(typed))
  const [, sign = '', digits] = /^([+-]?) ?(\d(?:.*\d)?)$/u.exec(text) ?? []
  const readable = digits !== undefined && text.length <= MAX_TYPED_LENGTH
  const read = readable ? readNumber(digits, locale) : null
  const exact = read?.kind === 'either' ? read.asDecimal : read?.value
  if (exact === undefined || exact.scale > MAX_DECIMALS) throw fieldProblem('not-a-number', { given: typed.trim() })
  return checkedNumber(Number(`${sign}${exact.digits}e-${exact.scale}`))
}

export function number<const Options extends FieldOptions>(
  options: Options,
): FieldType<'number', number | null, number, number> & Options {
  return {
    kind: 'number',
    blank: null,
    readable: true,
    read: readTypedNumber,
    accept: checkedNumber,
    fromStored: (stored) => stored ?? null,
    toStored: (value) => value ?? undefined,
    isFilled: (value) => value !== null,
    schema: z.number().nullable(),
    toPublic: (value) => value,
    filters: (path, about) => ({
      _min: byNumber(path, '$gte', `${about}, at least this`),
      _max: byNumber(path, '$lte', `${about}, at most this`),
    }),
    searchWords: () => [],
    saidBesides: (input, value) => (input === value ? [] : [String(input)]),
    ...options,
  }
}
