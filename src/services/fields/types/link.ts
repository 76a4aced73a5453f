/** A web address. */
import { z } from 'zod'

import { fieldProblem } from '../../../language/field-problem.ts'
import { cleanTyped } from '../../../language/typed-text.ts'
import type { FieldOptions, FieldType } from '../field-type.ts'
import { textBesides } from '../said-besides.ts'

/** A length that browsers and Telegram handle without trouble. */
export const MAX_LINK_LENGTH = 2_048

/**
 * Only the web's own schemes, so that a tap on it runs nothing; no name and password, which would hide where it leads.
 *
 * @throws AppError VALIDATION (too-long, not-a-link)
 */
function readLink(typed: string): string {
  const text = cleanTyped(typed)
  if (text.length > MAX_LINK_LENGTH) throw fieldProblem('too-long', { limit: MAX_LINK_LENGTH })
  const refused = fieldProblem('not-a-link', { given: text })
  const address = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `https://${text}`
  if (/[\s\p{Cc}]/u.test(text) || !URL.canParse(address)) throw refused
  const url = new URL(address)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  const namesHost = url.hostname.includes('.') && !url.hostname.endsWith('.')
  if (!isWeb || !namesHost || url.username !== '' || url.password !== '') throw refused
  // In the stored form, a letter of another script takes three or more characters.
  if (url.href.length > MAX_LINK_LENGTH) throw fieldProblem('too-long', { limit: MAX_LINK_LENGTH })
  return url.href
}

export function link<const Options extends FieldOptions>(
  options: Options,
): FieldType<'link', string | null, string, string> & Options {
  return {
    kind: 'link',
    blank: null,
    readable: true,
    read: readLink,
    accept: readLink,
    fromStored: (stored) => stored ?? null,
    toStored: (value) => value ?? undefined,
    isFilled: (value) => value !== null,
    schema: z.url().nullable(),
    toPublic: (value) => value,
    filters: () => ({}),
    searchWords: (value) => (value === null ? [] : [value]),
    saidBesides: textBesides,
    ...options,
  }
}
