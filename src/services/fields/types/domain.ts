/** The domain of a company: what stands after the “@” in its people's addresses. */
import { readDomain } from '../../../language/domains.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { byText } from '../filter.ts'
import { OPTIONAL_TEXT } from './optional-text.ts'

export function domain<const Options extends FieldOptions>(
  options: Options,
): FieldType<'text', string | null, string, string> & Options {
  return {
    ...OPTIONAL_TEXT,
    kind: 'text',
    read: readDomain,
    accept: readDomain,
    filters: (path, about) => ({ '': byText(path, about) }),
    searchWords: (value) => (value === null ? [] : [value]),
    ...options,
  }
}
