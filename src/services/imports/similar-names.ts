/** Which of some names a word of a file most likely means. Pure. */
import { trigramsOf } from '../search/search-terms.ts'
import { wordsOf } from '../search/search-words.ts'

/** From 0 to 1: below it two names have no more in common than any two. */
const MIN_LIKENESS = 0.5

/** Of an address the name before the “@” tells who it is. */
function piecesOf(text: string): ReadonlySet<string> {
  const local = text.replace(/@\S+$/u, '').replace(/[._+-]+/gu, ' ')
  return new Set(wordsOf(local).flatMap(({ word, skeleton }) => trigramsOf(skeleton ?? word)))
}

/** The share of three-letter pieces that both have (Dice), in either alphabet. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((piece) => other.has(piece)).length
  return both === 0 ? 0 : (2 * both) / (one.size + other.size)
}

type Known = { readonly names: readonly string[] }

/** The one that the word most likely means; null if it is like none of them. */
export function likeliest<const One extends Known>(word: string, known: readonly One[]): One | null {
  const pieces = piecesOf(word)
  const ranked = known
    .map((one) => ({ one, score: Math.max(0, ...one.names.map((name) => likeness(pieces, piecesOf(name)))) }))
    .toSorted((a, b) => b.score - a.score)
  const [first] = ranked
  return first === undefined || first.score < MIN_LIKENESS ? null : first.one
}
