/** The key by which names are put in alphabetical order. Pure. Databases compare it by code point. */
import { fold } from './search-terms.ts'

/**
 * The Ukrainian letters whose code points are not in the order of the alphabet: each stands as the letter before it with
 * a mark that no letter comes after. “ґ” follows everything on “г”, “і” everything on “и”.
 */
const UKRAINIAN: Readonly<Record<string, string>> = {
  ґ: 'г\uE000',
  є: 'е\uE000',
  і: 'и\uE000',
  ї: 'и\uE001',
  й: 'и\uE002',
}

/** Case, diacritics and apostrophes make no difference, except those that make another Ukrainian letter. */
export function sortKey(name: string): string {
  const letters = [
    ...name
      .normalize('NFC')
      .toLowerCase()
      .replace(/['’ʼ]/gu, ''),
  ]
  return letters.map((letter) => UKRAINIAN[letter] ?? fold(letter)).join('')
}
