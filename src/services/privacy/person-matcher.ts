/** Finds what is known about a person in texts and plain values, and takes it out. Pure. */
import { ID_FORM } from '../../ids.ts'
import { mayBeDeclined } from '../../language/names/declined-names.ts'

/** By which a person is recognised in a text. */
export type PersonWords = {
  readonly names: readonly string[]
  readonly emails: readonly string[]
  /** E.164. */
  readonly phones: readonly string[]
  /** Usernames in Telegram, without @. */
  readonly accounts: readonly string[]
}

export type MatcherOptions = {
  /** What a name is replaced with. */
  readonly mark: string
  /** In a text that is about the person anyway, a part of the name, or a case of it, is the name too. */
  readonly isAbout?: boolean
}

export type PersonMatcher = {
  readonly isIn: (text: string) => boolean
  /** The same text if there is nothing to take out. */
  readonly takeOut: (text: string) => string
}

/** Replaces an address, a number or an account. */
export const TAKEN_OUT = '•••'

/** Shorter parts of a name are initials. */
const MIN_PART_LENGTH = 3
/** The significant digits of a number: how its country is written differs. */
const COMPARED_DIGITS = 9
const MIN_DIGITS = 7
/** Telegram's shortest username. */
const MIN_ACCOUNT_LENGTH = 5

const APOSTROPHES = "[’'ʼ‘`]"
const BETWEEN_WORDS = String.raw`[\s,.·_-]+`
const BETWEEN_DIGITS = String.raw`[\s().\/-]{0,3}`

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
const wordsOf = (name: string): readonly string[] => name.split(/[\s,]+/u).filter((word) => word !== '')
const ofWord = (word: string): string => escaped(word).replace(/[’'ʼ‘`]/gu, APOSTROPHES)

const alone = (pattern: string): string => String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`

function namePatterns(name: string): readonly string[] {
  const words = wordsOf(name).map(ofWord)
  return words.length === 0 ? [] : [words, words.toReversed()].map((order) => order.join(BETWEEN_WORDS))
}

function phonePattern(e164: string): readonly string[] {
  const digits = (e164.split(';')[0] ?? '').replace(/\D/gu, '').slice(-COMPARED_DIGITS)
  if (digits.length < MIN_DIGITS) return []
  return [String.raw`(?<!\d)\+?(?:\d{1,4}${BETWEEN_DIGITS})?${[...digits].join(BETWEEN_DIGITS)}(?!\d)`]
}

function expression(patterns: readonly string[]): RegExp | null {
  return patterns.length === 0 ? null : new RegExp([...new Set(patterns)].join('|'), 'giu')
}

/** The words of a text that are the name in one of its cases, as they stand there. */
function declinedIn(text: string, names: readonly string[]): readonly string[] {
  const words = text.split(/[^\p{L}\p{M}’'ʼ‘`-]+/u).filter((word) => word.length >= MIN_PART_LENGTH)
  return words.filter((word) => names.some((name) => mayBeDeclined(word, name)))
}

export function createPersonMatcher(person: PersonWords, { mark, isAbout = false }: MatcherOptions): PersonMatcher {
  const parts = isAbout ? person.names.flatMap(wordsOf).filter((part) => part.length >= MIN_PART_LENGTH) : []
  const addresses = expression([
    ...person.emails.map((email) => alone(escaped(email))),
    ...person.phones.flatMap(phonePattern),
    ...person.accounts
      .filter(({ length }) => length >= MIN_ACCOUNT_LENGTH)
      .map((account) => `@?${alone(escaped(account))}`),
  ])
  const names = expression([...person.names.flatMap(namePatterns), ...parts.map(ofWord)].map(alone))

  const has = (pattern: RegExp | null, text: string): boolean => pattern !== null && text.search(pattern) >= 0

  return {
    isIn: (text) => has(addresses, text) || has(names, text) || declinedIn(text, parts).length > 0,

    takeOut(text) {
      if (ID_FORM.test(text)) return text
      const without = addresses === null ? text : text.replace(addresses, TAKEN_OUT)
      const unnamed = names === null ? without : without.replace(names, mark)
      return declinedIn(unnamed, parts).reduce(
        (left, word) => (mark.includes(word) ? left : left.replace(new RegExp(alone(escaped(word)), 'gu'), mark)),
        unnamed,
      )
    },
  }
}
