/** Finds all spans of a typed line, none of which overlaps another. Pure. */
import type { DateOptions } from '../read-date.ts'
import { findKnown } from './find-known.ts'
import { findMarks } from './find-marks.ts'
import { findMoneySpan, findPhoneSpans } from './find-numbers.ts'
import { findKeyword, findVerbs } from './find-verbs.ts'
import { findWhen, type When } from './find-when.ts'
import type { Known } from './known.ts'
import { findNameOrDay, type NameOrDay, namesLikeDates } from './name-dates.ts'
import { isOf, masked, overlaps, type Place, type Span, WHEN_KINDS, withoutOverlaps } from './span.ts'

/**
 * @property region ISO 3166-1 alpha-2, for phone numbers without a country code
 * @property currency ISO 4217, for amounts without one
 */
export type LineOptions = Omit<DateOptions, 'forward'> & {
  readonly region: string
  readonly currency: string
  /** What a word is that may be a day or somebody's name, if the person has said so. */
  readonly dayWord?: DayWord['as']
}

/** A word that may be a day as well as the name of a person. */
export type DayWord = { readonly text: string; readonly as: 'day' | 'name' }

/**
 * @property when what the parts of the date mean together; null if the line has none
 * @property dayWord null if the line has none
 */
export type ReadSpans = {
  readonly spans: readonly Span[]
  readonly when: When | null
  readonly dayWord: DayWord | null
}

/** From this certainty on, a span is not also looked at as a date or an amount. */
const CERTAIN = 0.9

/** @param text as `cleanTyped` returns it */
export function findSpans(text: string, known: Known, options: LineOptions): ReadSpans {
  const marks = findMarks(text, known)
  const unmarked = masked(text, marks)
  const phones = findPhoneSpans(unmarked, options.region)
  const numberless = masked(unmarked, phones)
  const verbs = findVerbs(numberless)
  const found = findKnown(numberless, known, verbs)
  const doubtful = findNameOrDay(numberless, verbs, found)
  const isName = doubtful !== null && (options.dayWord === undefined ? doubtful.likely : options.dayWord === 'name')
  const named = doubtful === null || isName ? found : found.filter((span) => !overlaps(span, doubtful))
  const early = withoutOverlaps([...marks, ...phones, ...named])
  const certain = early.filter(({ certainty }) => certainty >= CERTAIN)
  const settled = masked(text, certain)
  const asksForContact = findKeyword(settled)
  const aboutPerson = early.some(({ kind }) => kind === 'phone' || kind === 'email') || isContact(asksForContact)
  const names = [...namesLikeDates(settled, aboutPerson), ...(doubtful !== null && isName ? [doubtful] : [])]
  const money = findMoneySpan(masked(settled, names), options, false)
  const things = verbs.some((verb) => isFirm(verb)) ? [] : verbs
  const taken = [...certain, ...things, ...(money === null ? [] : [money])]
  const when = findWhen(text, [...taken, ...names], options)
  const dated = masked(settled, when?.spans ?? [])
  const keyword = findKeyword(dated)
  const all = [
    ...early,
    ...verbs,
    ...(money === null ? [] : [money]),
    ...(when?.spans ?? []),
    ...(keyword === null ? [] : [keyword]),
  ]
  const spans = withoutOverlaps(all)
  const bare = isDeal(keyword) && money === null ? findMoneySpan(masked(dated, spans), options, true) : null
  return {
    spans: bare === null ? spans : withoutOverlaps([...spans, bare]),
    when: spans.some(({ kind }) => WHEN_KINDS.some((part) => part === kind)) ? when : null,
    dayWord: doubtful === null ? null : dayWordOf(doubtful, isName, isName ? findWhen(text, taken, options) : when),
  }
}

/** @param when what the line says if the word is a day: “call May” is none */
function dayWordOf(
  word: NameOrDay,
  isName: boolean,
  when: { readonly spans: readonly Place[] } | null,
): DayWord | null {
  const isDay = when?.spans.some((span) => overlaps(span, word)) === true
  return isDay ? { text: word.text, as: isName ? 'name' : 'day' } : null
}

/** “lunch with Oscar” is something to do, but “call Oscar at lunch” is a time. */
const isFirm = (verb: Span): boolean => isOf('verb')(verb) && verb.value.firm
const isContact = (keyword: Span | null): boolean =>
  keyword !== null && isOf('keyword')(keyword) && keyword.value === 'contact'
const isDeal = (keyword: Span | null): boolean =>
  keyword !== null && isOf('keyword')(keyword) && keyword.value === 'deal'
