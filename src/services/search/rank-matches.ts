/** How well a record matches what was asked for. Pure. */
import { distance } from 'fastest-levenshtein'

import { type Asked, type AskedWord, conditionsOf, otherPrefix, otherWhole } from './asked-terms.ts'
import { SKELETON_MARKS } from './search-terms.ts'

/** The share of letters that may differ before two words no longer count as the same. */
const MAX_DIFFERENCE = 0.4
/** The similarity of a prefix: more than that of any misspelling. */
const PREFIX = 0.9

/** How a term matches, the closest first. Records are ranked by the worst of their terms. */
export const CLOSENESS = ['whole', 'prefix', 'other-alphabet', 'misspelt', 'missing'] as const
export type Closeness = (typeof CLOSENESS)[number]

/** @property similarity 0 to 1 */
export type Match = { readonly closeness: Closeness; readonly similarity: number }

const MISSING: Match = { closeness: 'missing', similarity: 0 }

/** Edit distance in which two swapped neighbouring letters count as one edit, since that is a common typo. */
function edits(a: string, b: string): number {
  const plain = distance(a, b)
  const swapped = plain === 2 && a.length === b.length && [...a].toSorted().join('') === [...b].toSorted().join('')
  return swapped ? 1 : plain
}

/** 0 to 1: 1 for a whole word, slightly less for a prefix of one, and less the more letters differ. */
export function similarity(asked: string, word: string): number {
  if (asked === word) return 1
  if (word.startsWith(asked)) return PREFIX
  // A misspelt prefix counts as well: “olenka” against the start of “olenkovych”.
  const beginning = word.slice(0, Math.max(asked.length, 1))
  const nearest = Math.min(
    edits(asked, word) / Math.max(asked.length, word.length),
    edits(asked, beginning) / asked.length + 0.05,
  )
  return nearest > MAX_DIFFERENCE ? 0 : 0.8 * (1 - nearest)
}

const MARKS: readonly string[] = Object.values(SKELETON_MARKS)

/** The skeletons among the tokens. */
const skeletonsOf = (tokens: readonly string[]): readonly string[] =>
  tokens.filter((token) => MARKS.includes(token.charAt(0))).map((token) => token.slice(1))

type MatchTerm = (tokens: readonly string[]) => Match

/** Candidates share most of their words, as first names: each is compared once. */
function misspellingsOf({ skeleton }: AskedWord): MatchTerm {
  if (skeleton === null) return () => MISSING
  const compared = new Map<string, number>()
  const similarityTo = (word: string): number => {
    const known = compared.get(word)
    if (known !== undefined) return known
    const found = similarity(skeleton, word)
    compared.set(word, found)
    return found
  }
  return (tokens) => {
    const best = Math.max(0, ...skeletonsOf(tokens).map(similarityTo))
    return best === 0 ? MISSING : { closeness: 'misspelt', similarity: best }
  }
}

function wordMatcher(asked: AskedWord, misspelt: boolean): MatchTerm {
  const { word } = asked
  const tag = `#${word}`
  const [whole, other] = [otherWhole(asked), otherPrefix(asked)]
  const misspelling = misspelt ? misspellingsOf(asked) : () => MISSING
  return (tokens) => {
    if (tokens.includes(word) || tokens.includes(tag)) return { closeness: 'whole', similarity: 1 }
    if (tokens.some((token) => token.startsWith(word) || token.startsWith(tag)))
      return { closeness: 'prefix', similarity: PREFIX }
    if (whole !== null && tokens.includes(whole)) return { closeness: 'other-alphabet', similarity: 1 }
    if (other !== null && tokens.some((token) => token.startsWith(other)))
      return { closeness: 'other-alphabet', similarity: PREFIX }
    return misspelling(tokens)
  }
}

function termMatcher(asked: Asked, misspelt: boolean): MatchTerm {
  if (asked.kind === 'word') return wordMatcher(asked, misspelt)
  const { prefixes } = conditionsOf(asked)
  return (tokens) => {
    if (tokens.some((token) => prefixes.includes(token))) return { closeness: 'whole', similarity: 1 }
    const begins = tokens.some((token) => prefixes.some((prefix) => token.startsWith(prefix)))
    return begins ? { closeness: 'prefix', similarity: PREFIX } : MISSING
  }
}

/**
 * How well records match what is asked for, by their tokens: the worst of the terms, and the mean of their similarities. For one
 * search, since it keeps what it has compared.
 *
 * @param misspelt whether a misspelling counts: comparing them costs the most
 */
export function createMatcher(asked: readonly Asked[], misspelt: boolean): MatchTerm {
  const terms = asked.map((term) => termMatcher(term, misspelt))
  return (tokens) => {
    if (terms.length === 0) return MISSING
    const matches = terms.map((matchTerm) => matchTerm(tokens))
    const worst = Math.max(...matches.map(({ closeness }) => CLOSENESS.indexOf(closeness)))
    return {
      closeness: CLOSENESS[worst] ?? 'missing',
      similarity: matches.reduce((sum, match) => sum + match.similarity, 0) / matches.length,
    }
  }
}
