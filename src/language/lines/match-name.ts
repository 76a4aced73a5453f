/** Whether a typed word may be a word of a name: the same, in the other alphabet, or declined as Ukrainian does. Pure. */
import { nominativesOf } from '../names/declined-names.ts'
import { nameSkeleton } from '../names/name-skeleton.ts'
import { foldTyped } from '../typed-text.ts'

/** From the surest. */
export const NAME_MATCHES = ['same', 'respelled', 'declined'] as const
export type NameMatch = (typeof NAME_MATCHES)[number]

/** A word as names are compared. */
export type NameWord = { readonly plain: string; readonly skeleton: string }

/** A typed word with the names that it may be a form of. */
export type TypedWord = NameWord & { readonly nominatives: ReadonlySet<string> }

const MIN_RESPELLED_LENGTH = 3
const POSSESSIVE = /['’ʼ]s$/iu
const CYRILLIC = /\p{Script=Cyrillic}/u

export function nameWord(word: string): NameWord {
  return { plain: foldTyped(word.normalize('NFC')).replaceAll("'", ''), skeleton: nameSkeleton(word) }
}

/** Only Ukrainian declines names: “Martina” is no form of “Martin”. */
export function typedWord(word: string): TypedWord {
  const name = word.replace(POSSESSIVE, '')
  return { ...nameWord(name), nominatives: new Set(CYRILLIC.test(name) ? nominativesOf(name) : []) }
}

/** @returns null if it is another word */
export function matchName(typed: TypedWord, name: NameWord): NameMatch | null {
  if (typed.plain === name.plain) return 'same'
  if (name.skeleton.length < MIN_RESPELLED_LENGTH) return null
  if (typed.skeleton === name.skeleton) return 'respelled'
  return typed.nominatives.has(name.skeleton) ? 'declined' : null
}
