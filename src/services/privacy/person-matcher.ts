/** Finds what is known about a person in texts and plain values, and takes it out. Pure. */
import { ID_FORM } from '../../ids.ts'
import { mayBeDeclined } from '../../language/names/declined-names.ts'

/** By which a person is recognised in a text. */
export type PersonWords = {
  readonly names: readonly string[]
  /** Those of them that are also known in their Ukrainian cases, as a whole. */
  readonly declinedNames?: readonly string[]
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
const TAKEN_OUT = '•••'

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

/** A username may be a word or a first name, too: without “@” it is one only in what is about the person, or with a digit. */
function accountPattern(account: string, isAbout: boolean): string {
  const name = escaped(account)
  if (isAbout || /[\d_]/u.test(account)) return `@?${alone(name)}`
  return String.raw`(?:(?<![\p{L}\p{N}._-])@|(?<![\p{L}\p{N}])t(?:elegram)?\.me\/)${name}(?![\p{L}\p{N}_])`
}

function expression(patterns: readonly string[]): RegExp | null {
  return patterns.length === 0 ? null : new RegExp([...new Set(patterns)].join('|'), 'giu')
}

/** The words of a text that are the name in one of its cases, as they stand there. */
function declinedIn(text: string, names: readonly string[]): readonly string[] {
  const words = text.split(/[^\p{L}\p{M}’'ʼ‘`-]+/u).filter((word) => word.length >= MIN_PART_LENGTH)
  return words.filter((word) => names.some((name) => mayBeDeclined(word, name)))
}

const initial = (word: string): string => word.slice(0, 1).toLowerCase()

/**
 * The parts of a text that are a full name in one of its cases, as they stand there: its words one after another, in either
 * order. Most words are ruled out by their first letter, which no case changes.
 */
function declinedNamesIn(text: string, orders: readonly (readonly string[])[]): readonly string[] {
  if (orders.length === 0) return []
  const words = [...text.matchAll(/[\p{L}\p{M}’'ʼ‘`-]+/gu)].map((match) => ({ word: match[0], from: match.index }))
  return words.flatMap(({ from }, first) =>
    orders.flatMap((order) => {
      const said = words.slice(first, first + order.length)
      const last = said.at(-1)
      if (last === undefined || said.length < order.length) return []
      if (!said.every(({ word }, place) => initial(word) === initial(order[place] ?? ''))) return []
      const found = text.slice(from, last.from + last.word.length)
      // Nothing but spaces between them.
      if (found.split(/\s+/u).length !== order.length) return []
      return said.every(({ word }, place) => mayBeDeclined(word, order[place] ?? '')) ? [found] : []
    }),
  )
}

export function createPersonMatcher(person: PersonWords, { mark, isAbout = false }: MatcherOptions): PersonMatcher {
  const parts = isAbout ? person.names.flatMap(wordsOf).filter((part) => part.length >= MIN_PART_LENGTH) : []
  const orders = (person.declinedNames ?? []).map(wordsOf).flatMap((words) => [words, words.toReversed()])
  const addresses = expression([
    ...person.emails.map((email) => alone(escaped(email))),
    ...person.phones.flatMap(phonePattern),
    ...person.accounts
      .filter(({ length }) => length >= MIN_ACCOUNT_LENGTH)
      .map((account) => accountPattern(account, isAbout)),
  ])
  const names = expression([...person.names.flatMap(namePatterns), ...parts.map(ofWord)].map(alone))

  const has = (pattern: RegExp | null, text: string): boolean => pattern !== null && text.search(pattern) >= 0
  const inCases = (text: string) => [...declinedIn(text, parts), ...declinedNamesIn(text, orders)]
  const isComposedIn = (text: string) => has(addresses, text) || has(names, text) || inCases(text).length > 0

  // Some systems write “й” as two characters, in names of files, say.
  const isIn = (text: string): boolean => isComposedIn(text.normalize('NFC'))
  return {
    isIn,
    takeOut(text) {
      if (ID_FORM.test(text) || !isIn(text)) return text
      const composed = text.normalize('NFC')
      const without = addresses === null ? composed : composed.replace(addresses, TAKEN_OUT)
      const unnamed = names === null ? without : without.replace(names, mark)
      return inCases(unnamed).reduce(
        (left, said) => (mark.includes(said) ? left : left.replace(new RegExp(alone(escaped(said)), 'gu'), mark)),
        unnamed,
      )
    },
  }
}
