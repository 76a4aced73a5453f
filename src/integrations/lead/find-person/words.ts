/** Splits keys and labels into words: `customerEmail`, `customer_email` and “Customer e-mail*” have the same two. */
import { beginningOf } from '../../../language/cut-text.ts'

/** Longer labels are read only as far as this: a question of a form rarely needs more. */
const MAX_LABEL_LENGTH = 120
const MAX_REMEMBERED = 5_000

const remembered = new Map<string, readonly string[]>()

/** Most keys are such, and a body may have thousands: Unicode's classes cost several times as much. */
const PLAIN_KEY = /^[\w .-]*$/

/** Numbers of questions and copies say nothing: `q3_email`, `email2`, `field_17`. */
const withoutNumber = (word: string): string =>
  /\d$/.test(word) ? word.replace(/^q?\d+$/, '').replace(/(?<=\D)\d+$/, '') : word

function splitPlain(label: string): readonly string[] {
  const spaced = /[A-Z]/.test(label)
    ? label.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ').toLowerCase()
    : label
  return spaced.replaceAll(/\be[-_ ]mail/g, 'email').split(/[^a-z0-9]+/)
}

function splitAny(label: string): readonly string[] {
  return (
    label
      .normalize('NFC')
      // The apostrophe of “імʼя” is written in five ways, one of which is a letter to Unicode.
      .replaceAll(/['’ʼ`′]/gu, '')
      .replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
      .toLowerCase()
      .replaceAll(/\be[-_ ]mail/gu, 'email')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
  )
}

function split(full: string): readonly string[] {
  const label = beginningOf(full, MAX_LABEL_LENGTH)
  const words = PLAIN_KEY.test(label) ? splitPlain(label) : splitAny(label)
  return words.map(withoutNumber).filter((word) => word !== '')
}

/** The words of a key or label, lower-case. Keys repeat within a body and between bodies, so they are remembered. */
export function wordsOf(label: string): readonly string[] {
  const known = remembered.get(label)
  if (known !== undefined) return known
  const words = split(label)
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  // A long label is a text that somebody typed: it will not come again.
  if (label.length <= MAX_LABEL_LENGTH) remembered.set(label, words)
  return words
}

/** `attendees` as `attendee`. */
export function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 3 ? word.slice(0, -1) : word
}

/** A set that is asked with a word in singular or plural. */
export function wordSet(text: string): (word: string) => boolean {
  const words = new Set(text.split(/\s+/u).filter((word) => word !== ''))
  return (word) => words.has(word) || words.has(singular(word))
}
