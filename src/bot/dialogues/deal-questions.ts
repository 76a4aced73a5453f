/** Questions for the fields of a deal, the same wherever they are asked: when it is added, edited or moved. */
import { DateTime } from 'luxon'

import type { Money } from '../../models/deal.ts'
import type { FieldProblem } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { readDate } from '../../language/read-date.ts'
import { type MoneyProblem, readMoney } from '../../language/read-money.ts'
import type { Translate } from '../text/i18n.ts'
import { calendarDay } from '../text/text-value.ts'
import type { Choice, Question } from './ask.ts'
import type { DealSettings } from './deal-settings.ts'

const MONEY_PROBLEMS: Record<MoneyProblem, FieldProblem> = {
  'not-an-amount': 'not-an-amount',
  negative: 'negative-amount',
  'too-large': 'too-large-amount',
  'too-precise': 'too-precise-amount',
  ambiguous: 'ambiguous-amount',
  'unknown-currency': 'not-an-amount',
  'mixed-currencies': 'not-an-amount',
}

/** @throws AppError VALIDATION with what is wrong with the amount */
export function parseAmount(text: string, { locale, currency }: DealSettings): Money {
  const read = readMoney(text, { locale, currency })
  if (read.ok) return read.money
  throw fieldProblem(MONEY_PROBLEMS[read.problem], { given: text.trim() })
}

/** A day from today on as YYYY-MM-DD. @throws AppError VALIDATION with what is wrong with the date */
export function parseComingDay(text: string, { locale, timeZone, now }: DealSettings): string {
  const read = readDate(text, { locale, timeZone, now: new Date(now), forward: true })
  if (!read.ok) {
    throw fieldProblem(read.problem === 'ambiguous' ? 'ambiguous-date' : read.problem, { given: text.trim() })
  }
  const today = DateTime.fromISO(now, { zone: timeZone }).toISODate() ?? ''
  if (read.when.date < today) throw fieldProblem('past-date')
  return read.when.date
}

export function amountQuestion(text: string, settings: DealSettings): Question<Money> {
  return { text, parse: (typed) => parseAmount(typed, settings) }
}

/** The days that a deal is often expected to close on, the nearest first. Pure. */
export function closeChoices({ timeZone, now }: DealSettings, t: Translate): readonly Choice[] {
  const today = DateTime.fromISO(now, { zone: timeZone })
  const days = [
    ['close-two-weeks', today.plus({ weeks: 2 })],
    ['close-end-of-month', today.endOf('month')],
    ['close-end-of-next-month', today.plus({ months: 1 }).endOf('month')],
    ['close-end-of-quarter', today.endOf('quarter')],
  ] as const
  const choices = days.map(([key, day]) => {
    const value = day.toISODate() ?? ''
    return { label: t(key, { date: calendarDay(value) }), value }
  })
  return choices
    .filter(({ value }, index) => choices.findIndex((other) => other.value === value) === index)
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))
}

export function closeQuestion(text: string, settings: DealSettings, t: Translate): Question<string> {
  const choices = closeChoices(settings, t)
  return {
    text,
    choices,
    parse: (typed) => (choices.some(({ value }) => value === typed) ? typed : parseComingDay(typed, settings)),
  }
}
