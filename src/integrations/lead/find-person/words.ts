/** Splits keys and labels into words: `customerEmail`, `customer_email` and “Customer e-mail*” have the same two. */

/** Longer labels are read only as far as this: a question of a form rarely needs more. */
const MAX_LABEL_LENGTH = 120
const MAX_REMEMBERED = 5_000

const remembered = new Map<string, readonly string[]>()

function split(label: string): readonly string[] {
  return (
    label
      .slice(0, MAX_LABEL_LENGTH)
      .normalize('NFC')
      // The apostrophe of “імʼя” is written in five ways, one of which is a letter to Unicode.
      .replaceAll(/['’ʼ`′]/gu, '')
      .replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
      .toLowerCase()
      .replaceAll(/\be[-_ ]mail/gu, 'email')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      // Numbers of questions and copies say nothing: `q3_email`, `email2`, `field_17`.
      .map((word) => word.replace(/^q?\d+$/u, '').replace(/(?<=\p{L})\d+$/u, ''))
      .filter((word) => word !== '')
  )
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
