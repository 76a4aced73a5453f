/**
 * Quotation marks within quotation marks: a company's name in quotes, which has quotes itself, is written
 * “Acme ‘West’ Ltd” in English. Each language has two kinds, which alternate. Pure.
 */
import type { Locale } from '../../locale.ts'

type Pair = readonly [open: string, close: string]

const PAIRS: Readonly<Record<Locale, readonly [outer: Pair, inner: Pair]>> = {
  en: [
    ['“', '”'],
    ['‘', '’'],
  ],
  uk: [
    ['\u00AB', '\u00BB'],
    ['„', '“'],
  ],
}

/** Around a value while its text is put together; no keyboard types these, and `settleQuotes` takes them away. */
const START = '\uE000'
const END = '\uE001'
const MARKED = /(\uE000[^\uE001]*\uE001)/u

const QUOTES = /["«»„“”]/u

/** The value with marks by which {@link settleQuotes} finds it. */
export function markQuotes(value: string): string {
  return QUOTES.test(value) ? `${START}${value.replaceAll(/[\uE000\uE001]/gu, '')}${END}` : value
}

/** How many quotations are open behind the text of a message, whose own marks are those of its language. */
function depthBehind(text: string, depth: number, locale: Locale): number {
  const [outer, inner] = PAIRS[locale]
  let open = depth
  for (const character of text) {
    if (character === outer[0] || character === inner[0]) open += 1
    // In English the inner closing mark is the apostrophe, and messages have no inner quotations.
    else if (character === outer[1] || (character === inner[1] && locale === 'uk')) open = Math.max(0, open - 1)
  }
  return open
}

/** What a mark does; a straight one opens before a word and closes behind one, and “ closes what „ has opened. */
function actionOf(character: string, before: string, last: string | undefined): 'open' | 'close' | null {
  switch (character) {
    case '«':
    case '„':
      return 'open'
    case '»':
    case '”':
      return 'close'
    case '“':
      return last === '„' ? 'close' : 'open'
    case '"':
      return /^$|[\s([{«„“"/-]$/u.test(before) && last !== '"' ? 'open' : 'close'
    default:
      return null
  }
}

/** The value with the marks for its depth; as it is if they make no pairs, such as an inch. */
function requoted(value: string, depth: number, locale: Locale): string {
  const open: string[] = []
  let text = ''
  let before = ''
  for (const character of value) {
    const action = actionOf(character, before, open.at(-1))
    if (action === 'close' && open.length === 0) return value
    if (action === 'close') open.pop()
    const [opening, closing] = PAIRS[locale][(depth + open.length) % 2 === 0 ? 0 : 1]
    text += action === null ? character : action === 'open' ? opening : closing
    if (action === 'open') open.push(character)
    before = character
  }
  return open.length === 0 ? text : value
}

/** Gives the marked values within quotations the marks of their depth, and takes the marks of {@link markQuotes} away. */
export function settleQuotes(text: string, locale: Locale): string {
  if (!text.includes(START)) return text
  let depth = 0
  return text
    .split(MARKED)
    .map((part) => {
      if (!part.startsWith(START)) {
        depth = depthBehind(part, depth, locale)
        return part
      }
      const value = part.slice(START.length, -END.length)
      return depth === 0 ? value : requoted(value, depth, locale)
    })
    .join('')
}
