/** One line of text: a name, a title, a job. */
import { z } from 'zod'

import { MAX_SINGLE_LINE_LENGTH, parseSingleLine } from '../../../language/single-line.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { byText } from '../filter.ts'
import { textBesides } from '../said-besides.ts'
import { OPTIONAL_TEXT } from './optional-text.ts'

type TextOptions = FieldOptions & { /** Maximum UTF-16 code units. */ readonly max?: number }

const words = (value: string | null): readonly string[] => (value === null || value === '' ? [] : [value])

/** A line that may be missing; then it is null. */
export function text<const Options extends TextOptions>(
  options: Options,
): FieldType<'text', string | null, string, string> & Options {
  const { max = MAX_SINGLE_LINE_LENGTH } = options
  const read = (typed: string): string => parseSingleLine(typed, max)
  return {
    ...OPTIONAL_TEXT,
    kind: 'text',
    read,
    accept: read,
    filters: (path, about) => ({ '': byText(path, about) }),
    searchWords: words,
    ...options,
  }
}

/** The title of a record: always present, empty at worst. */
export function title<const Options extends TextOptions>(
  options: Options,
): FieldType<'text', string, string, string> & Options {
  const { max = MAX_SINGLE_LINE_LENGTH } = options
  const read = (typed: string): string => parseSingleLine(typed, max)
  return {
    kind: 'text',
    blank: '',
    readable: true,
    read,
    accept: read,
    fromStored: (stored) => stored ?? '',
    toStored: (value) => value,
    isFilled: (value) => value !== '',
    schema: z.string(),
    toPublic: (value) => value,
    filters: (path, about) => ({ '': byText(path, about) }),
    searchWords: words,
    saidBesides: textBesides,
    ...options,
  }
}
