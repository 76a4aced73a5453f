/** Whether a typed word may be a word of a name: the same, in the other alphabet, or declined as Ukrainian does. Pure. */
import { nominativesOf } from '../names/declined-names.ts'
import { nameSkeleton } from '../names/name-skeleton.ts'
import { foldTyped } from '../typed-text.ts'

/** From the surest. */
export const NAME_MATCHES = ['same', 'respelled', 'declined'] as const
export type NameMatch = (typeof NAME_MATCHES)[number]

/** A word as names are compared. */
export type NameWord = { readonly plain: string; readonly skeleton: string }

/** A typed word; `nominatives` are the names that it may be a form of, as skeletons. */
export type TypedWord = NameWord & { readonly nominatives: () => ReadonlySet<string> }

const MIN_RESPELLED_LENGTH = 3
/** No case changes the beginning of a name. */
const UNCHANGED_LETTERS = 2
const POSSESSIVE = /['’ʼ]s$/iu
const CYRILLIC = /\p{Script=Cyrillic}/u

/** Names come up again and again, and spelling one out takes longer than everything else here. */
const MAX_REMEMBERED = 10_000
const remembered = new Map<string, NameWord>()

export function nameWord(word: string): NameWord {
  const known = remembered.get(word)
  if (known !== undefined) return known
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  const made = { plain: foldTyped(word.normalize('NFC')).replaceAll("'", ''), skeleton: nameSkeleton(word) }
  remembered.set(word, made)
  return made
}

/** Only Ukrainian declines names: “Martina” is no form of “Martin”. */
export function typedWord(word: string): TypedWord {
  const name = word.replace(POSSESSIVE, '')
  let found: ReadonlySet<string> | undefined
  return {
    ...nameWord(name),
    nominatives: () => (found ??= new Set(CYRILLIC.test(name) ? nominativesOf(name) : [])),
  }
}

/** @returns null if it is another word */
export function matchName(typed: TypedWord, name: NameWord): NameMatch | null {
  if (typed.plain === name.plain) return 'same'
  if (name.skeleton.length < MIN_RESPELLED_LENGTH) return null
  if (typed.skeleton === name.skeleton) return 'respelled'
  if (!typed.skeleton.startsWith(name.skeleton.slice(0, UNCHANGED_LETTERS))) return null
  return typed.nominatives().has(name.skeleton) ? 'declined' : null
}
