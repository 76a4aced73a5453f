/** Tags: words without “#”, in lower case. */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import { MAX_TAGS, parseTags } from '../../../language/tags.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { byText } from '../filter.ts'
import { itemsBesides } from '../said-besides.ts'

type Tags = readonly string[]

export function tags<const Options extends FieldOptions>(
  options: Options,
): FieldType<'tags', Tags, Tags, Tags> & Options {
  return {
    kind: 'tags',
    blank: [],
    readable: true,
    read: parseTags,
    accept(input) {
      if (input.length > MAX_TAGS) throw fieldProblem('too-many', { limit: MAX_TAGS })
      return [...input]
    },
    fromStored: (stored = []) => [...stored],
    toStored: (value) => value,
    isFilled: (value) => value.length > 0,
    schema: z.array(z.string()),
    toPublic: (value) => value,
    filters: (path, about) => ({ '': byText(path, about) }),
    searchWords: (value) => value.map((tag) => `#${tag}`),
    saidBesides: (input, value) => itemsBesides(input, value, (tag) => tag),
    ...options,
  }
}
