/** One of a closed list, or yes and no. */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { byChoice } from '../filter.ts'
import { textBesides } from '../said-besides.ts'
import { readAnswer } from './answer.ts'

type Choices = readonly [string, ...string[]]

/** @throws AppError VALIDATION (pick-one) for a value that is not in the list */
function oneOf<const Values extends Choices>(values: Values, given: string): Values[number] {
  const found = values.find((value) => value === given)
  if (found === undefined) throw fieldProblem('pick-one')
  return found
}

/** One of the values, or null for none. */
export function choice<const Values extends Choices, const Options extends FieldOptions>(
  values: Values,
  options: Options,
): FieldType<'choice', Values[number] | null, Values[number], Values[number]> & Options {
  return {
    kind: 'choice',
    values,
    blank: null,
    readable: true,
    read: (typed) => oneOf(values, typed.trim()),
    accept: (input) => oneOf(values, input),
    fromStored: (stored) => stored ?? null,
    toStored: (value) => value ?? undefined,
    isFilled: (value) => value !== null,
    schema: z.enum(values).nullable(),
    toPublic: (value) => value,
    filters: (path, about) => ({ '': byChoice(path, values, about) }),
    searchWords: () => [],
    saidBesides: textBesides,
    ...options,
  }
}

/** One of the values; the first one by default. */
export function state<const Values extends Choices, const Options extends FieldOptions>(
  values: Values,
  options: Options,
): FieldType<'choice', Values[number], Values[number], Values[number]> & Options {
  return {
    kind: 'choice',
    values,
    blank: values[0],
    readable: true,
    read: (typed) => oneOf(values, typed.trim()),
    accept: (input) => oneOf(values, input),
    fromStored: (stored) => stored ?? values[0],
    toStored: (value) => value,
    isFilled: () => true,
    schema: z.enum(values),
    toPublic: (value) => value,
    filters: (path, about) => ({ '': byChoice(path, values, about) }),
    searchWords: () => [],
    saidBesides: textBesides,
    ...options,
  }
}

export function yesNo<const Options extends FieldOptions>(
  options: Options,
): FieldType<'yesNo', boolean, boolean, boolean> & Options {
  return {
    kind: 'yesNo',
    blank: false,
    readable: true,
    read: readAnswer,
    accept: (input) => input,
    fromStored: (stored) => stored ?? false,
    toStored: (value) => value,
    isFilled: (value) => value,
    schema: z.boolean(),
    toPublic: (value) => value,
    filters: (path, about) => {
      const { schema } = byChoice(path, ['true', 'false'], about)
      // A record from before there was the field does not say “no”: it says nothing.
      return { '': { schema, condition: (given) => ({ [path]: given === 'true' ? true : { $ne: true } }) } }
    },
    searchWords: () => [],
    saidBesides: (input, value) => (input === value ? [] : [input ? 'Yes' : 'No']),
    ...options,
  }
}
