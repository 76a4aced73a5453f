/**
 * Names that differ in one letter, found by keys: of two such names, each without one of its letters, some are equal. Pure.
 */
import { distance } from 'fastest-levenshtein'

/** Shorter names differ in one letter by chance. */
const MIN_LENGTH = 6
/** A longer name has no more keys than this one. */
const MAX_LENGTH = 32

/** Begins the key of the whole name. */
export const NO_TYPO = '='

/** @param name in one spelling, without spaces */
export function nearKeys(name: string): readonly string[] {
  const letters = [...name]
  if (letters.length < MIN_LENGTH || letters.length > MAX_LENGTH) return []
  // Digits are never a typing mistake: they count shops and years.
  const shorter = letters.flatMap((letter, at) => (/\p{N}/u.test(letter) ? [] : [letters.toSpliced(at, 1).join('')]))
  return [...new Set([`${NO_TYPO}${name}`, name, ...shorter])]
}

const digitsIn = (name: string): string => name.replace(/\P{N}/gu, '')

function isSwapped(name: string, other: string): boolean {
  const at = [...name].findIndex((letter, index) => letter !== other[index])
  return (
    name.length === other.length &&
    name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2) === other
  )
}

/** Whether one letter is wrong, missing, too many, or two stand in the wrong order. */
export function isNear(name: string, other: string): boolean {
  if (name === other || digitsIn(name) !== digitsIn(other)) return false
  return distance(name, other) === 1 || isSwapped(name, other)
}
