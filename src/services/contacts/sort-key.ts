/** The key that sorts names alphabetically. Pure. Databases compare it by code point. */
import { fold } from '../search/search-words.ts'

/**
 * The Ukrainian letters whose code points are out of alphabetical order. Each is written as the letter before it plus
 * a mark that sorts after every letter: “ґ” follows everything with “г”, “і” everything with “и”.
 */
const UKRAINIAN: Readonly<Record<string, string>> = {
  ґ: 'г\uE000',
  є: 'е\uE000',
  і: 'и\uE000',
  ї: 'и\uE001',
  й: 'и\uE002',
}

/** Case, diacritics and apostrophes do not count, except for marks that make a different Ukrainian letter. */
export function sortKey(name: string): string {
  const letters = [
    ...name
      .normalize('NFC')
      .toLowerCase()
      .replace(/['’ʼ]/gu, ''),
  ]
  return letters.map((letter) => UKRAINIAN[letter] ?? fold(letter)).join('')
}
