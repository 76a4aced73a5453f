/** The words of a text as they are searched for: folded, with the skeleton that finds them in the other alphabet. Pure. */
import { nameSkeleton } from '../../language/names/name-skeleton.ts'
import { APOSTROPHES } from '../../language/typed-text.ts'

/** Texts and words are cut here, when records are stored and when they are searched for: an index has a limit, too. */
const MAX_TEXT_LENGTH = 2_000
const MAX_WORD_LENGTH = 64

const APOSTROPHE = `['${APOSTROPHES}]`
/** A run of letters and digits; an apostrophe inside belongs to it. */
const PIECE = new RegExp(`[\\p{L}\\p{M}\\p{N}]+(?:${APOSTROPHE}+[\\p{L}\\p{M}\\p{N}]+)*`, 'gu')
const EVERY_APOSTROPHE = new RegExp(APOSTROPHE, 'gu')

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

/** @property skeleton null for a number or a single letter, which have no spellings */
export type SearchWord = { readonly word: string; readonly skeleton: string | null }

function searchWord(folded: string, typed: string): SearchWord {
  const word = folded.slice(0, MAX_WORD_LENGTH)
  const skeleton = /\p{L}/u.test(word) ? nameSkeleton(typed.slice(0, MAX_WORD_LENGTH)).slice(0, MAX_WORD_LENGTH) : ''
  return { word, skeleton: skeleton.length < 2 ? null : skeleton }
}

/**
 * The words of a text that find a record. One character may become eighteen when it is folded, so what is bounded is the
 * result.
 */
export function wordsOf(text: string): readonly SearchWord[] {
  const pieces = text.slice(0, MAX_TEXT_LENGTH).normalize('NFC').match(PIECE) ?? []
  return pieces.flatMap((piece) => {
    const bare = piece.replace(EVERY_APOSTROPHE, '')
    const folded = words(bare)
    const [only, ...others] = folded
    if (only === undefined) return []
    return others.length === 0 ? [searchWord(only, bare)] : folded.map((word) => searchWord(word, word))
  })
}

/** Words after an apostrophe, that find a name by its second half: “neil” of “O’Neil”. */
export function halvesOf(text: string): readonly string[] {
  const pieces = text.slice(0, MAX_TEXT_LENGTH).normalize('NFC').match(PIECE) ?? []
  return pieces
    .flatMap((piece) => piece.split(EVERY_APOSTROPHE).slice(1))
    .flatMap((half) => words(half))
    .map((word) => word.slice(0, MAX_WORD_LENGTH))
}
