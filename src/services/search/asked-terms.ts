/** What a typed text asks for, and the conditions on tokens that answer it. Pure. */
import { splitExtension } from '../../language/phones.ts'
import { fold, wordsOf } from './search-words.ts'
import { type Alphabet, alphabetOf, lastDigitsToken, SKELETON_MARKS } from './search-terms.ts'

const MAX_QUERY_LENGTH = 128
export const MAX_TERMS = 6
/** Minimum digits for part of a phone number. */
const MIN_DIGITS = 3
/** Digits that a number typed in groups must have, unless the groups are as short as in a phone number. */
const MIN_GROUPED_DIGITS = 7
/** Minimum digits, without the trunk prefix, for a whole national number. */
const MIN_NATIONAL_DIGITS = 6
/** A shorter beginning of a word finds too much in the other alphabet, and among tags. */
const MIN_OTHER_PREFIX = 3

export type AskedWord = {
  readonly kind: 'word'
  readonly word: string
  readonly skeleton: string | null
  readonly alphabet: Alphabet
}

/** A word, part of a number, or a whole address or tag as it is stored. */
export type Asked =
  | AskedWord
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'whole'; readonly whole: string }

/** Any of its prefixes, or of its whole tokens, satisfies a term. */
export type Conditions = { readonly prefixes: readonly string[]; readonly tokens: readonly string[] }

/** The part of a typed text that is looked at: not the end of a very long one, nor characters that no term can contain. */
function lookedAt(text: string): string {
  return text
    .slice(0, MAX_QUERY_LENGTH)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
}

const isNumeric = (piece: string): boolean => /\d/u.test(piece) && /^[\d()+./-]+$/u.test(piece)
const digitsOf = (text: string): string => text.replace(/\D/gu, '')

/** The groups of one number: “067 123 45 67” and “45 67”, but not “2026 12”, which are two. */
function areOneNumber(pieces: readonly string[]): boolean {
  const groups = pieces.map((piece) => digitsOf(piece))
  return groups.join('').length >= MIN_GROUPED_DIGITS || groups.every(({ length }) => length <= MIN_DIGITS)
}

/** Puts the groups of a number together; every other piece stays as it is. */
function piecesOf(query: string): readonly string[] {
  const runs: string[][] = []
  for (const piece of query.split(/[\s,;]+/u).filter((one) => one !== '')) {
    const last = runs.at(-1)
    if (last !== undefined && isNumeric(piece) && last.every(isNumeric)) last.push(piece)
    else runs.push([piece])
  }
  return runs.flatMap((run) => (run.length > 1 && areOneNumber(run) ? [run.join('')] : run))
}

function askedIn(piece: string): readonly Asked[] {
  const isAddress = piece.includes('@') && piece.length > 1 && !piece.startsWith('@')
  const isTag = piece.startsWith('#') && piece.length > 1
  // Folding may lengthen it, and its beginning is enough.
  if (isAddress || isTag) return [{ kind: 'whole', whole: fold(piece).slice(0, MAX_QUERY_LENGTH) }]
  const digits = digitsOf(piece)
  if (isNumeric(piece) && digits.length >= MIN_DIGITS) return [{ kind: 'digits', digits }]
  return wordsOf(piece).map(({ word, skeleton }) =>
    /^\d{3,}$/u.test(word)
      ? { kind: 'digits', digits: word }
      : { kind: 'word', word, skeleton, alphabet: alphabetOf(word) },
  )
}

/** The digits of a text that is a number with an extension; null for any other. */
export function askedExtension(text: string): { readonly digits: string; readonly extension: string } | null {
  const split = splitExtension(lookedAt(text))
  if (split === null || !isNumber(split.main)) return null
  return { digits: digitsOf(split.main).replace(/^0+/u, ''), extension: split.extension }
}

const isNumber = (query: string): boolean => digitsOf(query).length >= MIN_DIGITS && /^[\d\s()+./-]+$/u.test(query)

/** What a text asks for: at most {@link MAX_TERMS} terms, since one piece may be many words, as `a.b.c`. */
export function askedFor(text: string): readonly Asked[] {
  const query = lookedAt(text)
  const number = splitExtension(query)?.main ?? query
  if (isNumber(number)) return [{ kind: 'digits', digits: digitsOf(number) }]
  return piecesOf(query)
    .slice(0, MAX_TERMS)
    .flatMap((piece) => askedIn(piece))
    .slice(0, MAX_TERMS)
}

/** Part of a phone number: its first digits in E.164, or its last ones. */
function numberConditions(digits: string): Conditions {
  // A national number begins with the trunk prefix 0, which E.164 leaves out: only the digits after it count.
  const bare = digits.replace(/^0+/u, '')
  const last = bare.length < MIN_NATIONAL_DIGITS ? digits : bare
  return { prefixes: [digits, lastDigitsToken(last)], tokens: [] }
}

const markOfOther = ({ alphabet }: AskedWord): string => SKELETON_MARKS[alphabet === 'cyrillic' ? 'other' : 'cyrillic']

/**
 * The beginning of a word in the other alphabet, as far as it is certain: the next letter may change what the last ones stand
 * for (“shevc”, “lyu”). Null if it would find too much, or if a skeleton has fewer letters than the word for another reason.
 */
export function otherPrefix(asked: AskedWord): string | null {
  const beginning = (asked.skeleton ?? '').replace(/[cik]$/u, '')
  if (beginning.length < MIN_OTHER_PREFIX || /(\p{L})\1/u.test(asked.word)) return null
  return `${markOfOther(asked)}${beginning}`
}

/** The token of the same word in the other alphabet. Another spelling in the same alphabet is a misspelling. */
export function otherWhole(asked: AskedWord): string | null {
  return asked.skeleton === null ? null : `${markOfOther(asked)}${asked.skeleton}`
}

export function conditionsOf(asked: Asked): Conditions {
  switch (asked.kind) {
    case 'digits':
      return numberConditions(asked.digits)
    case 'whole':
      return { prefixes: [asked.whole], tokens: [] }
    case 'word': {
      const { word } = asked
      const [prefix, whole] = [otherPrefix(asked), otherWhole(asked)]
      const isTagBegun = word.length >= MIN_OTHER_PREFIX
      return {
        prefixes: [word, ...(isTagBegun ? [`#${word}`] : []), ...(prefix === null ? [] : [prefix])],
        tokens: [...(isTagBegun ? [] : [`#${word}`]), ...(whole === null ? [] : [whole])],
      }
    }
  }
}
