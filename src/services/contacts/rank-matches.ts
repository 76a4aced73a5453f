/** How well a contact matches the words of a search. Pure. */
import { distance } from 'fastest-levenshtein'

/** The share of letters that may differ before two words no longer count as the same. */
const MAX_DIFFERENCE = 0.4
/** The similarity of a prefix: more than that of any misspelling. */
const PREFIX = 0.9

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

/** The best similarity with any of the words. A misspelling is never better than a prefix, so most comparisons are spared. */
function bestOf(asked: string, words: readonly string[]): number {
  if (words.includes(asked)) return 1
  if (words.some((word) => word.startsWith(asked))) return PREFIX
  return Math.max(0, ...words.map((word) => similarity(asked, word)))
}

/** The mean, over the words asked for, of each word's best match; 0 when any of them matches nothing. */
export function matchScore(asked: readonly string[], words: readonly string[]): number {
  if (asked.length === 0) return 0
  let sum = 0
  for (const word of asked) {
    const best = bestOf(word, words)
    if (best === 0) return 0
    sum += best
  }
  return sum / asked.length
}
