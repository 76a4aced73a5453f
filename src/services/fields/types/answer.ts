/** Yes, no, or not known. */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { byChoice } from '../filter.ts'

/** As people type it in a spreadsheet or a form, in the languages of the product and those of its users' old systems. */
const YES: readonly string[] = ['yes', 'y', 'true', '1', '+', 'так', 'да', '✅', 'on']
const NO: readonly string[] = ['no', 'n', 'false', '0', '-', 'ні', 'нет', '❌', 'off']

/** @throws AppError VALIDATION (pick-one) */
export function readAnswer(typed: string): boolean {
  const text = typed.trim().toLowerCase()
  if (YES.includes(text)) return true
  if (NO.includes(text)) return false
  throw fieldProblem('pick-one')
}

export function answer<const Options extends FieldOptions>(
  options: Options,
): FieldType<'yesNo', boolean | null, boolean, boolean> & Options {
  return {
    kind: 'yesNo',
    blank: null,
    readable: true,
    read: readAnswer,
    accept(input) {
      if (typeof input !== 'boolean') throw fieldProblem('pick-one')
      return input
    },
    fromStored: (stored) => stored ?? null,
    toStored: (value) => value ?? undefined,
    isFilled: (value) => value !== null,
    schema: z.boolean().nullable(),
    toPublic: (value) => value,
    filters: (path, about) => {
      const { schema } = byChoice(path, ['true', 'false'], about)
      return { '': { schema, condition: (given) => ({ [path]: given === 'true' }) } }
    },
    searchWords: () => [],
    saidBesides: (input, value) => (input === value ? [] : [input ? 'Yes' : 'No']),
    ...options,
  }
}
