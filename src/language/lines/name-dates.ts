/** Names that are also weekdays or months: “Іван Середа”, “Wednesday Addams”. Pure. */
import { monthOf, weekdayOf } from '../moments/date-words.ts'
import { isCapitalised, type Word, wordsOf } from './line-words.ts'
import { keywordAt, verbAt } from './line-verbs.ts'
import { foldTyped } from '../typed-text.ts'
import type { Place } from './span.ts'

const isDateWord = ({ folded }: Word): boolean => weekdayOf(folded) > 0 || monthOf(folded) > 0

/** Whether a word looks like part of a name, and is not a verb that begins with a capital letter. */
export function isNameWord(word: Word, line: string): boolean {
  if (!isCapitalised(word.text) || isDateWord(word)) return false
  const folded = foldTyped(line.slice(word.start))
  return verbAt(folded) === null && keywordAt(folded) === null
}

function looksNamed(word: Word | undefined, line: string): boolean {
  return word !== undefined && isNameWord(word, line)
}

function beside(one: Word | undefined, other: Word | undefined, line: string): boolean {
  return one !== undefined && other !== undefined && /^[ '’ʼ-]+$/u.test(line.slice(one.end, other.start))
}

/**
 * Ukrainian writes weekdays and months in small letters, so a capital one after a name is a surname. English does not:
 * there it is one only if the line is about a person, or consists of nothing else.
 *
 * @param aboutPerson whether the line has a number, an address or “new contact”
 */
export function namesLikeDates(line: string, aboutPerson: boolean): readonly Place[] {
  const words = wordsOf(line)
  const onlyName = words.length === 2 && words.every(({ text }) => isCapitalised(text))
  return words.filter((word, at) => {
    if (!isCapitalised(word.text) || !isDateWord(word)) return false
    const [before, after] = [words[at - 1], words[at + 1]]
    const named = beside(before, word, line) && looksNamed(before, line)
    const names = beside(word, after, line) && looksNamed(after, line)
    if (/^[А-ЯІЇЄҐ]/u.test(word.text)) return named || (names && (aboutPerson || onlyName))
    return (aboutPerson && (named || names)) || (onlyName && names)
  })
}
