/** Finds an amount within a longer text. Pure. */
import { standsForCurrency } from './currency-signs.ts'
import { type MoneyOptions, type MoneyReading, readMoney } from './read-money.ts'
import { cleanTyped, foldTyped } from './typed-text.ts'

/** The amount as read, where it is in the cleaned text, and the text without it. */
export type MoneyWithin = {
  readonly reading: MoneyReading
  readonly start: number
  readonly end: number
  readonly rest: string
}

/** Only this many words are searched for an amount: anything later is prose. */
const MAX_WORDS = 60
/** “1 200 000,50 млн грн” has five parts. */
const MAX_PARTS = 5
const MULTIPLE =
  /^(?:тис\.?|тисяч[аіу]?|thousand|grand|mln|mio|млн\.?|million|millions|мільйон(?:и|ів|а)?|bn|billion|млрд\.?|мільярд(?:и|ів|а)?)$/u

type Word = { readonly start: number; readonly end: number; readonly text: string }

function wordsOf(text: string): Word[] {
  const found = [...text.matchAll(/\S+/gu)].slice(0, MAX_WORDS)
  return found.map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
}

/** Letters on their own must be a currency or a multiple: “5 people”, “5 m of cable” and “5 try” are not amounts. */
function couldBelong(word: string, currency: string): boolean {
  return /\d/u.test(word) || MULTIPLE.test(foldTyped(word)) || standsForCurrency(word.replace(/[.,;]+$/u, ''), currency)
}

function isConclusive(reading: MoneyReading): boolean {
  return reading.ok || (reading.problem !== 'not-an-amount' && reading.problem !== 'unknown-currency')
}

function cut(text: string, start: number, end: number): string {
  return `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/gu, ' ').trim()
}

/** The possible amounts that begin at a word, longest first. */
function* readingsFrom(words: readonly Word[], at: number, text: string, options: MoneyOptions) {
  const parts: Word[] = []
  for (const word of words.slice(at, at + MAX_PARTS)) {
    if (!couldBelong(word.text, options.currency)) break
    parts.push(word)
  }
  for (let length = parts.length; length > 0; length -= 1) {
    const [first, last] = [parts[0], parts[length - 1]]
    if (first === undefined || last === undefined) return
    const typed = text.slice(first.start, last.end).replace(/[,;]+$/u, '')
    if (/\d/u.test(typed)) yield { typed, start: first.start, end: last.end }
  }
}

/**
 * Finds the first amount with a currency or a multiple (“5k”, “3 млн”). With `bare`, a number of three or more digits
 * at the end counts too if there is no such amount (“deal website 5000”).
 *
 * @returns null if the text has no amount; a reading with a problem if its amount cannot be accepted as it is
 */
export function findMoney(text: string, options: MoneyOptions & { readonly bare: boolean }): MoneyWithin | null {
  const typed = cleanTyped(text)
  const words = wordsOf(typed)
  for (const at of words.keys())
    for (const part of readingsFrom(words, at, typed, options)) {
      if (!/[^\d\s.,'’+-]/u.test(part.typed)) continue
      const reading = readMoney(part.typed, options)
      if (!isConclusive(reading)) continue
      const { start, end } = part
      return { reading, start, end: start + part.typed.length, rest: cut(typed, start, end) }
    }
  const last = options.bare
    ? /(?:^|\s)(\d{1,3}(?:[ \u{A0}\u{202F}]\d{3})+(?:[.,]\d{1,3})?|[\d.,']{3,})$/u.exec(typed)
    : null
  if (last === null) return null
  const reading = readMoney(last[0], options)
  const [start, end] = [typed.length - (last[1]?.length ?? 0), typed.length]
  return isConclusive(reading) ? { reading, start, end, rest: cut(typed, last.index, end) } : null
}
