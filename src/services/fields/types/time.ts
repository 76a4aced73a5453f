/** A moment, as ISO 8601 in UTC; stored as a date. */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import { readDate } from '../../../language/read-date.ts'
import type { FieldOptions, FieldType, Maybe } from '../field-type.ts'
import { byMoment } from '../filter.ts'
import { textBesides } from '../said-besides.ts'

const timeSchema = z.iso.datetime().meta({ description: 'ISO 8601, UTC, with milliseconds' })

/** @throws AppError VALIDATION (not-a-date) */
function checkedTime(given: string): string {
  const moment = new Date(given)
  if (Number.isNaN(moment.getTime())) throw fieldProblem('not-a-date', { given })
  return moment.toISOString()
}

const NEVER = new Date(0).toISOString()

export function time<const Options extends FieldOptions>(
  options: Options,
): FieldType<'time', Maybe<string, Options>, string, Date | null> & Options {
  const blank = options.required === true ? NEVER : null
  const field: FieldType<'time', string | null, string, Date | null> = {
    kind: 'time',
    blank,
    readable: true,
    read(typed, { locale, timeZone, now }) {
      const read = readDate(typed, { locale, timeZone, now, forward: true })
      if (!read.ok) {
        throw fieldProblem(read.problem === 'ambiguous' ? 'ambiguous-date' : read.problem, { given: typed.trim() })
      }
      return new Date(read.when.at).toISOString()
    },
    accept: checkedTime,
    fromStored: (stored) => stored?.toISOString() ?? blank,
    toStored: (value) => (value === null ? null : new Date(value)),
    isFilled: (value) => value !== null,
    schema: options.required === true ? timeSchema : timeSchema.nullable(),
    toPublic: (value) => value,
    filters: (path, about) => ({
      _from: byMoment(path, '$gte', `${about} at this time or later`),
      _before: byMoment(path, '$lt', `${about} before this time`),
    }),
    searchWords: () => [],
    saidBesides: textBesides,
  }
  return { ...(field as FieldType<'time', Maybe<string, Options>, string, Date | null>), ...options }
}
