/** Guesses what a field would have to hold to take the values of a column. Pure. */
import { isAppError } from '../../errors.ts'
import type { CustomFieldType } from '../../models/custom-field.ts'
import type { AnyField } from '../fields/field-type.ts'
import { answer } from '../fields/types/answer.ts'
import { link } from '../fields/types/link.ts'
import { number } from '../fields/types/number.ts'
import { text } from '../fields/types/text.ts'
import { isNothing } from './cell-text.ts'
import { exactDay } from './exact-values.ts'
import type { RowSettings } from './read-row.ts'

type Guess = (value: string, settings: RowSettings) => boolean

const about = { about: '' }

function reads(field: AnyField): Guess {
  return (value, settings) => {
    try {
      field.read(value, settings)
      return true
    } catch (error) {
      if (!isAppError(error)) throw error
      return false
    }
  }
}

const isNumber = reads(number(about))
const isAnswer = reads(answer(about))
const isLink = reads(link(about))
const isLine = reads(text(about))

/** A number of a contract or a postal code begins with a zero, and a phone with a plus: they are no amounts. */
const COUNTS = /^-?(?:0$|0[.,]|[1-9])/u
const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value))

/** In this order: the first that takes every value. */
const GUESSES: readonly (readonly [CustomFieldType, Guess])[] = [
  ['number', (value, settings) => COUNTS.test(value) && isNumber(value, settings)],
  ['day', (value, { dayOrder }) => isDay(exactDay(value, dayOrder))],
  ['yesNo', isAnswer],
  ['link', (value, settings) => /^(?:https?:\/\/|www\.)/iu.test(value) && isLink(value, settings)],
  ['text', (value, settings) => !value.includes('\n') && isLine(value, settings)],
]

export function guessType(values: readonly string[], settings: RowSettings): CustomFieldType {
  const given = values.filter((value) => !isNothing(value))
  if (given.length === 0) return 'text'
  const found = GUESSES.find(([, takes]) => given.every((value) => takes(value, settings)))
  return found?.[0] ?? 'longText'
}
