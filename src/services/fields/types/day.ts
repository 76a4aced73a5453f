/** A calendar day without a time zone, as YYYY-MM-DD. */
import { DateTime } from 'luxon'
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import { readDate } from '../../../language/read-date.ts'
import type { FieldOptions, FieldType, ReadSettings } from '../field-type.ts'
import { byDay } from '../filter.ts'
import { textBesides } from '../said-besides.ts'

type DayOptions = FieldOptions & { /** Typed text may only name today or a later day. */ readonly coming?: true }

/** @throws AppError VALIDATION (not-a-date, no-such-day) unless it is a calendar day as YYYY-MM-DD */
export function checkedDay(given: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(given)) throw fieldProblem('not-a-date', { given })
  const parsed = new Date(`${given}T00:00:00Z`)
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== given) {
    throw fieldProblem('no-such-day', { given })
  }
  return given
}

/** @throws AppError VALIDATION with the problem of the date */
export function readDay(
  typed: string,
  { locale, timeZone, now }: Pick<ReadSettings, 'locale' | 'timeZone' | 'now'>,
  { coming = false }: { readonly coming?: boolean } = {},
): string {
  const read = readDate(typed, { locale, timeZone, now, forward: coming })
  if (!read.ok) {
    throw fieldProblem(read.problem === 'ambiguous' ? 'ambiguous-date' : read.problem, { given: typed.trim() })
  }
  const today = DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? ''
  if (coming && read.when.date < today) throw fieldProblem('past-date')
  return read.when.date
}

export function day<const Options extends DayOptions>(
  options: Options,
): FieldType<'day', string | null, string, string> & Options {
  const { coming = false } = options
  return {
    kind: 'day',
    blank: null,
    readable: true,
    read: (typed, settings) => readDay(typed, settings, { coming }),
    accept: checkedDay,
    fromStored: (stored) => stored ?? null,
    toStored: (value) => value ?? undefined,
    isFilled: (value) => value !== null,
    schema: z.iso.date().nullable(),
    toPublic: (value) => value,
    filters: (path, about) => ({
      _from: byDay(path, '$gte', `${about} on this day or later`),
      _to: byDay(path, '$lte', `${about} on this day or earlier`),
    }),
    searchWords: () => [],
    saidBesides: textBesides,
    ...options,
  }
}
