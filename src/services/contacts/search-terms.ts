/** The terms that find a contact: folded tokens for prefixes, trigrams for misspellings. Pure. */

import { mainNumberOf } from '../../language/phones.ts'

/** Maximum tokens and trigrams for one record: both are multikey indexes. */
export const MAX_TOKENS = 128
export const MAX_TRIGRAMS = 96

/** Texts and words are cut here, when records are stored and when they are searched for: an index has a limit, too. */
const MAX_TEXT_LENGTH = 2_000
const MAX_WORD_LENGTH = 64

/** NFKD without diacritics, in lower case: “Ána” equals “ana”. The Ukrainian “й” and “ї” lose their marks too. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      // The form of the Greek final sigma depends on what follows, which a prefix does not know.
      .replaceAll('ς', 'σ')
  )
}

/** The words of a text, folded: runs of letters and digits. */
export function words(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * The words of a text that find a record. One character may become eighteen when it is folded, so what is bounded is the
 * result.
 */
export function searchWords(text: string): readonly string[] {
  return words(text.slice(0, MAX_TEXT_LENGTH)).map((word) => word.slice(0, MAX_WORD_LENGTH))
}

/** Three-letter pieces of a word with its start and end marked, so that short words have some too. */
export function trigramsOf(word: string): readonly string[] {
  const marked = `^${word}$`
  const pieces: string[] = []
  for (let index = 0; index + 3 <= marked.length; index++) pieces.push(marked.slice(index, index + 3))
  return pieces
}

/** The token that finds a number by its last digits: an anchored prefix over the reversed digits. */
export function lastDigitsToken(digits: string): string {
  return `<${[...digits].toReversed().join('')}`
}

export type SearchableFields = {
  readonly name: string
  readonly emails: readonly { readonly normalized: string }[]
  readonly phones: readonly { readonly e164: string }[]
  readonly companyName: string | null
  readonly tags: readonly string[]
  /** Search words from other fields. */
  readonly more?: readonly string[]
}

/** The search fields of a contact. */
export function searchTerms(fields: SearchableFields): { tokens: string[]; trigrams: string[] } {
  const named = [fields.name, fields.companyName ?? '', ...(fields.more ?? [])].flatMap((text) => searchWords(text))
  // Terms that identify the contact on their own come first, so that the limit never cuts them. Words inside addresses come last.
  const tokens = new Set<string>(fields.emails.map(({ normalized }) => fold(normalized)))
  for (const { e164 } of fields.phones) {
    const digits = mainNumberOf(e164).replace(/\D/gu, '')
    tokens.add(digits)
    tokens.add(lastDigitsToken(digits))
  }
  for (const tag of fields.tags) tokens.add(`#${fold(tag)}`)
  for (const word of named) tokens.add(word)
  for (const { normalized } of fields.emails) for (const word of searchWords(normalized)) tokens.add(word)
  const trigrams = new Set(named.flatMap((word) => trigramsOf(word)))
  return { tokens: [...tokens].slice(0, MAX_TOKENS), trigrams: [...trigrams].slice(0, MAX_TRIGRAMS) }
}
