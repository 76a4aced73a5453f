/** What to look up for a line: the words that may be names, and its numbers and addresses. Pure. */
import { beginningOf } from '../cut-text.ts'
import { normalizeEmail } from '../emails.ts'
import { cleanTyped, foldTyped } from '../typed-text.ts'
import { findMarks } from './find-marks.ts'
import { findPhoneSpans } from './find-numbers.ts'
import { NOBODY_KNOWN } from './known.ts'
import { keywordAt, verbAt } from './line-verbs.ts'
import { isCapitalised, type Word, wordsOf } from './line-words.ts'
import { isOf, masked } from './span.ts'

/**
 * @property names the words that may be names, in their order
 * @property pairs those that stand beside each other, which are rarer together
 * @property phrases runs of words that may be the name of a company or the title of a deal
 * @property handles what stands after “@”
 */
export type LineQuery = {
  readonly names: readonly string[]
  readonly pairs: readonly (readonly [string, string])[]
  readonly phrases: readonly string[]
  readonly handles: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

/** More words are prose: those with a capital letter are looked up first. */
const MAX_NAMES = 8
const MAX_PHRASE_WORDS = 4
const MAX_REACH = 10
const MIN_LENGTH = 2

/** Words that are hardly ever names, but stand in many lines. */
const COMMON = new Set(
  [
    'a an the and or of to with at on in by for from about into me my our your his her their it is are be',
    'as via re w today tomorrow tonight morning afternoon evening noon next this last week month year day',
    'days hour hours new add please need back ask tel phone mob email eur usd uah gbp pln k m і й та або',
    'з із зі зо до від для про у в на по о об за не що як це мені мій моя наш наша його її їх сьогодні',
    'завтра післязавтра ранку вранці вдень ввечері вечора тиждень тижня місяць місяця рік року день дня',
    'годин години годину новий нова нове тел моб грн євро',
  ].flatMap((line) => line.split(' ')),
)

/** “Нова Пошта”, “New Balance”: a word that is hardly ever a name is part of one before another capital letter. */
function opensName(word: Word, next: Word | undefined, text: string): boolean {
  return (
    next !== undefined &&
    isCapitalised(word.text) &&
    isCapitalised(next.text) &&
    text.slice(word.end, next.start) === ' '
  )
}

function isName(word: Word, folded: string, isOpening: boolean): boolean {
  if (word.text.length < MIN_LENGTH || !/\p{L}/u.test(word.text)) return false
  if (COMMON.has(word.folded) && !isOpening) return false
  const rest = folded.slice(word.start)
  const said = verbAt(rest) ?? keywordAt(rest)
  return said === null || said.length < word.end - word.start
}

/** The most telling first: names are written with capital letters. */
function chosen(words: readonly Word[]): readonly Word[] {
  const ranked = [
    ...words.filter(({ text }) => isCapitalised(text)),
    ...words.filter(({ text }) => !isCapitalised(text)),
  ]
  const kept = new Set(ranked.slice(0, MAX_NAMES))
  return words.filter((word) => kept.has(word))
}

function phrasesOf(text: string, words: readonly Word[]): readonly string[] {
  return words.flatMap((first, at) =>
    words
      .slice(at, at + MAX_PHRASE_WORDS)
      .filter((last, index) => words.indexOf(last) === at + index)
      .flatMap((last) => [text.slice(first.start, last.end), ...withNumber(text, first, last)]),
  )
}

/** “Example Company 3”: a number at the end of a name is not looked up on its own. */
function withNumber(text: string, first: Word, last: Word): readonly string[] {
  const [number] = /^ \d{1,6}(?![\p{L}\p{N}.,:/-])/u.exec(text.slice(last.end)) ?? []
  return number === undefined ? [] : [text.slice(first.start, last.end) + number]
}

/** @param typed the line, of which only the beginning is looked at */
export function lineQuery(typed: string, region: string): LineQuery {
  const text = beginningOf(cleanTyped(typed), MAX_QUERY_LENGTH)
  const marks = findMarks(text, NOBODY_KNOWN)
  const unmarked = masked(text, marks)
  const phones = findPhoneSpans(unmarked, region).filter(isOf('phone'))
  const rest = masked(unmarked, phones)
  const folded = foldTyped(rest)
  const all = wordsOf(rest)
  const words = chosen(all.filter((word, at) => isName(word, folded, opensName(word, all[at + 1], rest))))
  const companies = marks.filter(isOf('company'))
  return {
    names: words.map(({ text: name }) => name),
    pairs: words.flatMap((word, at) => {
      const next = words[at + 1]
      return next !== undefined && /^[^\p{L}\p{N}|]+$/u.test(rest.slice(word.end, next.start))
        ? [[word.text, next.text] as const]
        : []
    }),
    phrases: [...companies.map(({ value }) => value), ...phrasesOf(rest, words)],
    handles: companies.map(({ value }) => value.replaceAll(' ', '_')),
    phones: phones.slice(0, MAX_REACH).map(({ value }) => value.e164),
    emails: marks
      .filter(isOf('email'))
      .slice(0, MAX_REACH)
      .map(({ value }) => normalizeEmail(value)),
  }
}

const MAX_QUERY_LENGTH = 500
