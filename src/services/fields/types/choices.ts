/** Several values of a closed list, in list order. */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { byChoice } from '../filter.ts'
import { itemsBesides } from '../said-besides.ts'

/** @throws AppError VALIDATION (pick-one) if none is given, or one is not in the list */
function someOf<const Values extends readonly [string, ...string[]]>(
  values: Values,
  given: readonly string[],
): readonly Values[number][] {
  const chosen: readonly Values[number][] = values.filter((value) => given.includes(value))
  if (chosen.length === 0 || !given.every((value) => values.includes(value))) throw fieldProblem('pick-one')
  return chosen
}

export function choices<const Values extends readonly [string, ...string[]], const Options extends FieldOptions>(
  values: Values,
  options: Options,
): FieldType<'choices', readonly Values[number][], readonly string[], readonly Values[number][]> & Options {
  return {
    kind: 'choices',
    blank: [],
    readable: true,
    read: (typed) =>
      someOf(
        values,
        typed
          .split(/[,;\n]/u)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      ),
    accept: (input) => someOf(values, input),
    fromStored: (stored = []) => [...stored],
    toStored: (value) => value,
    isFilled: (value) => value.length > 0,
    schema: z.array(z.enum(values)),
    toPublic: (value) => value,
    filters: (path, about) => ({ '': byChoice(path, values, about) }),
    searchWords: () => [],
    saidBesides: (input, value) => itemsBesides<string>(input, value, (item) => item),
    ...options,
  }
}
