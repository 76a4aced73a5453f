/** Names that are also weekdays or months: “Іван Середа”, “Wednesday Addams”. Pure. */
import { monthOf, weekdayOf } from '../moments/date-words.ts'
import { isCapitalised, type Word, wordsOf } from './line-words.ts'
import { keywordAt, verbAt } from './line-verbs.ts'
import { foldTyped } from '../typed-text.ts'
import { isOf, overlaps, type Place, type Span } from './span.ts'

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

/** “meeting Friday”: a thing rather than something done with somebody. */
const NOUN = /^(?:meeting|зустріч|нарада|дзвінок|співбесіда)$/u
const LINK = /^\s*(?:with|w\/|з|із|зі)\s+$/iu
const TO = /^\s*to\s+$/iu

/** Whether a person's name stands here: right behind a verb, or behind its “with”. */
function isAfterVerb(line: string, start: number, verbs: readonly Span[]): boolean {
  return verbs.filter(isOf('verb')).some((verb) => {
    if (verb.end > start) return false
    const between = line.slice(verb.end, start)
    if (LINK.test(between)) return true
    const { type, firm } = verb.value
    if (!firm || NOUN.test(foldTyped(line.slice(verb.start, verb.end)))) return false
    return /^\s+$/u.test(between) || (TO.test(between) && (type === 'call' || type === 'email'))
  })
}

/**
 * A weekday or a month where the name of a person stands: “ping Wednesday”, “Wednesday: likes black”.
 *
 * @property known whether it is the name of a known contact
 * @property likely whether it is a name as long as nothing else was chosen
 */
export type NameOrDay = Place & { readonly text: string; readonly known: boolean; readonly likely: boolean }

/**
 * @param line with what is certain masked
 * @param named the records that the line names
 * @returns null if there is none, or if somebody else is named
 */
export function findNameOrDay(line: string, verbs: readonly Span[], named: readonly Span[]): NameOrDay | null {
  const contacts = named.filter(isOf('contact'))
  const word = wordsOf(line).find((one) => {
    if (!isDateWord(one)) return false
    const known = contacts.some((contact) => contact.start === one.start && contact.end === one.end)
    const isHeading = /^\s*:/u.test(line.slice(one.end)) && known
    return isHeading || (isAfterVerb(line, one.start, verbs) && (known || isCapitalised(one.text)))
  })
  if (word === undefined || contacts.some((contact) => !overlaps(contact, word))) return null
  const { start, end, text } = word
  const known = contacts.some((contact) => overlaps(contact, word))
  // Ukrainian writes days and months in small letters.
  return { start, end, text, known, likely: known || /^[А-ЯІЇЄҐ]/u.test(text) }
}
