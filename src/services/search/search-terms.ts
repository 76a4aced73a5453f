/** The terms that find a record: folded tokens for prefixes, skeletons for the other alphabet, trigrams for misspellings. Pure. */
import { extensionOf, mainNumberOf } from '../../language/phones.ts'
import { fold, halvesOf, type SearchWord, wordsOf } from './search-words.ts'

/** Maximum tokens and trigrams for one record: both are multikey indexes. */
export const MAX_TOKENS = 128
export const MAX_TRIGRAMS = 96

/** What a skeleton's token begins with, by the alphabet that the word is written in. */
export const SKELETON_MARKS = { cyrillic: '~', other: '=' } as const
export type Alphabet = keyof typeof SKELETON_MARKS

export function alphabetOf(word: string): Alphabet {
  return /\p{Script=Cyrillic}/u.test(word) ? 'cyrillic' : 'other'
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

/** The tokens of a number with its extension, by its first digits and by its last ones. */
export function extensionTokens(digits: string, extension: string): readonly [string, string] {
  return [`x${extension}>${digits}`, `x${extension}${lastDigitsToken(digits)}`]
}

function tokensOf({ word, skeleton }: SearchWord): readonly string[] {
  return skeleton === null ? [word] : [word, `${SKELETON_MARKS[alphabetOf(word)]}${skeleton}`]
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

export type SearchTerms = { tokens: string[]; trigrams: string[] }

/** The search fields of a record. */
export function searchTerms({ name, emails, phones, companyName, tags, more = [] }: SearchableFields): SearchTerms {
  const texts = [name, companyName ?? '', ...more]
  const named = texts.flatMap((text) => wordsOf(text))
  // Terms that identify the record on their own come first, so that the limit never cuts them. Words inside addresses come last.
  const tokens = new Set<string>(emails.map(({ normalized }) => fold(normalized)))
  for (const { e164 } of phones) {
    const digits = mainNumberOf(e164).replace(/\D/gu, '')
    tokens.add(digits)
    tokens.add(lastDigitsToken(digits))
    const extension = extensionOf(e164)
    if (extension !== null) for (const token of extensionTokens(digits, extension)) tokens.add(token)
  }
  for (const tag of tags) tokens.add(`#${fold(tag)}`)
  for (const text of more) if (/^@\w+$/u.test(text)) tokens.add(fold(text))
  for (const word of named) for (const token of tokensOf(word)) tokens.add(token)
  for (const text of texts) for (const half of halvesOf(text)) tokens.add(half)
  for (const { normalized } of emails) for (const { word } of wordsOf(normalized)) tokens.add(word)
  const trigrams = new Set(named.flatMap(({ skeleton }) => (skeleton === null ? [] : trigramsOf(skeleton))))
  return { tokens: [...tokens].slice(0, MAX_TOKENS), trigrams: [...trigrams].slice(0, MAX_TRIGRAMS) }
}

/** The search fields of a record that is found by texts and tags only. @param texts tags begin with “#” */
export function textTerms(texts: readonly string[]): SearchTerms {
  const tags = texts.filter((text) => text.startsWith('#')).map((tag) => tag.slice(1))
  const more = texts.filter((text) => !text.startsWith('#'))
  return searchTerms({ name: '', emails: [], phones: [], companyName: null, tags, more })
}
