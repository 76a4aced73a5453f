/** Fields to choose from whose values a team defined: records hold a value's key, people see and type its label. */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import type { CustomChoice } from '../../../models/custom-field.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import type { Filter } from '../filter.ts'
import { itemsBesides } from '../said-besides.ts'

type Choices = readonly CustomChoice[]

const folded = (text: string): string => text.trim().normalize('NFC').toLowerCase()

/** @param given a key, or a label in upper or lower case */
function found(choices: Choices, given: string): CustomChoice | undefined {
  return (
    choices.find(({ key }) => key === given) ??
    choices.find(({ label }) => folded(label) === folded(given)) ??
    undefined
  )
}

/** @throws AppError VALIDATION (no-such-choice) for a value that does not exist, or can no longer be chosen */
function chosen(choices: Choices, given: string): string {
  const choice = found(
    choices.filter(({ retired }) => !retired),
    given,
  )
  if (choice === undefined) throw fieldProblem('no-such-choice', { given: given.trim() })
  return choice.key
}

const labelIn = (choices: Choices, key: string): string => found(choices, key)?.label ?? key

/** Also by a value that can no longer be chosen: records have it. */
function byOwnChoice(path: string, choices: Choices, description: string): Filter {
  return {
    schema: z
      .string()
      .refine((given) => found(choices, given) !== undefined, {
        error: `Give one of ${choices.map(({ label }) => label).join(', ')}`,
      })
      .meta({ description }),
    condition: (given) => ({ [path]: found(choices, given)?.key ?? null }),
  }
}

function shared(choices: Choices) {
  return {
    values: choices.filter(({ retired }) => !retired).map(({ key }) => key),
    valueLabels: Object.fromEntries(choices.map(({ key, label }) => [key, label])),
    readable: true,
    filters: (path: string, about: string) => ({ '': byOwnChoice(path, choices, about) }),
    searchWords: () => [],
  } as const
}

export function ownChoice<const Options extends FieldOptions>(
  choices: Choices,
  options: Options,
): FieldType<'choice', string | null, string, string> & FieldOptions {
  return {
    ...shared(choices),
    kind: 'choice',
    blank: null,
    read: (typed) => chosen(choices, typed),
    accept: (input) => chosen(choices, input),
    fromStored: (stored) => stored ?? null,
    toStored: (value) => value ?? undefined,
    isFilled: (value) => value !== null,
    schema: z.string().nullable(),
    toPublic: (value) => (value === null ? null : labelIn(choices, value)),
    saidBesides: (input, value) => (input === value ? [] : [labelIn(choices, input)]),
    ...options,
  }
}

/** In the order of the choices. @throws AppError VALIDATION (no-such-choice, empty) */
function someOf(choices: Choices, given: readonly string[]): readonly string[] {
  const keys = new Set(given.map((one) => chosen(choices, one)))
  if (keys.size === 0) throw fieldProblem('empty')
  return choices.filter(({ key }) => keys.has(key)).map(({ key }) => key)
}

export function ownChoices<const Options extends FieldOptions>(
  choices: Choices,
  options: Options,
): FieldType<'choices', readonly string[], readonly string[], readonly string[]> & FieldOptions {
  const labels = (keys: readonly string[]) => keys.map((key) => labelIn(choices, key))
  return {
    ...shared(choices),
    kind: 'choices',
    blank: [],
    read: (typed) => {
      // A label may itself hold a comma.
      const parts = found(choices, typed) === undefined ? typed.split(/[,;\n]/u) : [typed]
      return someOf(
        choices,
        parts.filter((part) => part.trim() !== ''),
      )
    },
    accept: (input) => someOf(choices, input),
    fromStored: (stored = []) => [...stored],
    toStored: (value) => value,
    isFilled: (value) => value.length > 0,
    schema: z.array(z.string()),
    toPublic: labels,
    saidBesides: (input, value) => itemsBesides(labels(input), labels(value), (label) => label),
    ...options,
  }
}
