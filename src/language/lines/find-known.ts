/** Finds the names of known records in a line: whole names, parts of them, in either order, and declined. Pure. */
import type { Known, KnownContact } from './known.ts'
import { foldTyped } from '../typed-text.ts'
import { isCapitalised, type Word, wordsOf } from './line-words.ts'
import { keywordAt } from './line-verbs.ts'
import { isNameWord } from './name-dates.ts'
import {
  matchName,
  NAME_MATCHES,
  type NameMatch,
  type NameWord,
  nameWord,
  type TypedWord,
  typedWord,
} from './match-name.ts'
import type { Place, Span } from './span.ts'

/** @property whole whether every word of the name was there */
type Named = Place & { readonly words: number; readonly whole: boolean; readonly match: NameMatch }

const worse = (one: NameMatch, other: NameMatch): NameMatch =>
  NAME_MATCHES.indexOf(one) > NAME_MATCHES.indexOf(other) ? one : other

/** Words that stand before a name: after them one word in small letters may be one. */
const BEFORE_NAME = /(?:^|[\s(|])(?:to|with|w\/|for|from|and|&|з|із|зі|зо|до|від|для|про|у|в|та|і|й|з-за|@)\s*\|*\s*$/iu

type Line = {
  readonly text: string
  readonly words: readonly Word[]
  /** The same words, ready to be compared with names. */
  readonly typed: readonly TypedWord[]
  readonly afterVerb: (start: number) => boolean
}

/** The longest run of the name's words that begins at a word, each used once. */
function runAt({ words, typed: typedWords }: Line, at: number, name: readonly NameWord[]): Named | null {
  const left = [...name]
  let match: NameMatch = 'same'
  let end = at
  for (; end < words.length && left.length > 0; end += 1) {
    const typed = typedWords[end]
    if (typed === undefined) break
    const found = left
      .map((part, index) => ({ index, match: matchName(typed, part) }))
      .filter((one): one is { index: number; match: NameMatch } => one.match !== null)
      .toSorted((one, other) => NAME_MATCHES.indexOf(one.match) - NAME_MATCHES.indexOf(other.match))[0]
    if (found === undefined) break
    match = worse(match, found.match)
    left.splice(found.index, 1)
  }
  const [first, last] = [words[at], words[end - 1]]
  if (end === at || first === undefined || last === undefined) return null
  return { start: first.start, end: last.end, words: end - at, whole: left.length === 0, match }
}

function isWholeLine({ text }: Line, { start, end }: Place): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(0, start) + text.slice(end))
}

/** Whether another name stands beside a part of this one: “Anna Smith” is not Anna Berg. */
function isNamesake({ text, words }: Line, at: number, { words: count, whole, start, end }: Named): boolean {
  if (whole) return false
  const [before, after] = [words[at - 1], words[at + count]]
  return (
    (after !== undefined && isNameWord(after, text) && /^ $/u.test(text.slice(end, after.start))) ||
    (before !== undefined && isNameWord(before, text) && /^ $/u.test(text.slice(before.end, start)))
  )
}

/** Whether nothing stands before a place but the word for what the line is: “note oscar: …”. */
function opensLine(text: string, start: number): boolean {
  const before = foldTyped(text.slice(0, start))
  return !/[\p{L}\p{N}]/u.test(before.slice(keywordAt(before)?.length ?? 0))
}

/** All runs of a name in the line; one word alone must look like a name where it stands. */
function runsOf(line: Line, name: string): Named[] {
  const { text, words, afterVerb } = line
  const parts = wordsOf(name).map((word) => nameWord(word.text))
  return words.flatMap((word, at) => {
    const run = runAt(line, at, parts)
    if (run === null) return []
    const likely =
      run.words > 1 ||
      isCapitalised(word.text) ||
      isWholeLine(line, run) ||
      afterVerb(run.start) ||
      BEFORE_NAME.test(text.slice(0, run.start)) ||
      (/^\s*:/u.test(text.slice(run.end)) && opensLine(text, run.start))
    return likely && !isNamesake(line, at, run) ? [run] : []
  })
}

const CERTAINTIES: Readonly<Record<NameMatch, Readonly<Record<'long' | 'whole' | 'part', number>>>> = {
  same: { long: 0.97, whole: 0.82, part: 0.7 },
  respelled: { long: 0.94, whole: 0.68, part: 0.64 },
  declined: { long: 0.92, whole: 0.66, part: 0.62 },
}

function certaintyOf({ words, whole, match }: Named): number {
  return CERTAINTIES[match][words > 1 ? 'long' : whole ? 'whole' : 'part']
}

type Fit = { readonly contact: KnownContact; readonly run: Named }

/** The most likely first: as typed before declined, whole before part, own before others'. */
function byLikelihood(one: Fit, other: Fit): number {
  const rank = ({ contact, run }: Fit): number =>
    (run.match === 'same' ? 8 : run.match === 'respelled' ? 4 : 0) + (run.whole ? 2 : 0) + (contact.own ? 1 : 0)
  return rank(other) - rank(one) || one.contact.name.localeCompare(other.contact.name)
}

function contactSpans(fits: readonly Fit[]): readonly Span[] {
  const places = new Map<string, Fit[]>()
  for (const fit of fits) {
    const key = `${fit.run.start}-${fit.run.end}`
    places.set(key, [...(places.get(key) ?? []), fit])
  }
  return [...places.values()].flatMap((group): Span[] => {
    const ranked = group.toSorted(byLikelihood)
    const [best] = ranked
    if (best === undefined) return []
    const { start, end } = best.run
    // Whoever is named in full is meant, not those who share a part of the name.
    const meant = ranked.filter(({ run }) => run.match === best.run.match && (run.whole || !best.run.whole))
    return [
      { start, end, kind: 'contact', value: meant.map(({ contact }) => contact), certainty: certaintyOf(best.run) },
    ]
  })
}

/**
 * @param text with what is certainly something else masked
 * @param verbs where verbs stand: after one, a word in small letters may be a name
 */
export function findKnown(
  text: string,
  { contacts, companies, deals }: Known,
  verbs: readonly Place[],
): readonly Span[] {
  if (contacts.length + companies.length + deals.length === 0) return []
  const afterVerb = (start: number): boolean =>
    verbs.some(({ end }) => end <= start && /^\s*$/u.test(text.slice(end, start)))
  const words = wordsOf(text)
  const line: Line = { text, words, typed: words.map((word) => typedWord(word.text)), afterVerb }
  const fits = contacts.flatMap((contact) => runsOf(line, contact.name).map((run): Fit => ({ contact, run })))
  const named = companies.flatMap((company) =>
    runsOf(line, company.name)
      .filter(({ whole, match, words: count }) => whole && (match !== 'declined' || count > 1))
      .map((run): Span => {
        const { start, end } = run
        return { start, end, kind: 'company', value: company.name, known: company, certainty: certaintyOf(run) - 0.01 }
      }),
  )
  const titled = deals.flatMap((deal) =>
    runsOf(line, deal.title)
      .filter((run) => run.whole && run.match === 'same' && (run.words > 1 || isWholeLine(line, run)))
      .map((run): Span => {
        const { start, end } = run
        return { start, end, kind: 'deal', value: [deal], certainty: isWholeLine(line, run) ? 0.96 : 0.6 }
      }),
  )
  return [...contactSpans(fits), ...named, ...titled]
}
