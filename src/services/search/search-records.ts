/**
 * Searches records that carry search terms: first those with a token that begins with each word asked for, in either
 * alphabet; only if there are none, those with one word misspelt, then with several, then without one of the words. It is one
 * function, so that a database with its own search index can replace it.
 */
import type { Model } from 'mongoose'

import { type Asked, askedFor } from './asked-terms.ts'
import { createCandidates, type Searchable as Candidate, type SearchIn } from './candidates.ts'
import { narrowed } from './narrow-matches.ts'
import { CLOSENESS, createMatcher, type Match } from './rank-matches.ts'

export type Searchable = Pick<Candidate, 'search'>

/** How many pairs of words are compared for ranking: about 50 ms of work, which nothing else in the process can use. */
const MAX_COMPARISONS = 40_000

/** How records are read and sorted. */
export type Search<T> = SearchIn & {
  /** Sorts records of equal rank. */
  readonly nameOf: (record: T) => string
  /** Whether a record comes before others that match as well. */
  readonly isOwn?: (record: T) => boolean
  /** What to look for, each only if the one before found nothing: matches as typed, then misspelt ones, unless given. */
  readonly rounds?: readonly Found[]
}

/** Whether the records match as typed, are the closest in spelling, or lack one of the words. */
export const FOUND = ['as-typed', 'misspelt', 'without-one'] as const
export type Found = (typeof FOUND)[number]

export type Ranked<T> = {
  /** Best match first; equal ones with the actor's own first, then by name. */
  readonly records: readonly T[]
  readonly found: Found
}

/** The first of the records, as many as may be compared with the words asked for. */
function comparable<T extends Searchable>(records: readonly T[], asked: number): readonly T[] {
  let comparisons = 0
  return records.filter(({ search }) => (comparisons += search.tokens.length * asked) <= MAX_COMPARISONS)
}

type Rated<T> = { readonly record: T; readonly match: Match; readonly own: boolean; readonly name: string }

const rankOf = ({ match }: Rated<unknown>): number => CLOSENESS.indexOf(match.closeness)

/** The worst word decides, then whose record it is; among misspellings, how close they are comes before that. */
function byRank<T>(a: Rated<T>, b: Rated<T>): number {
  const own = Number(b.own) - Number(a.own)
  const similarity = b.match.similarity - a.match.similarity
  const [first, second] = a.match.closeness === 'misspelt' ? [similarity, own] : [own, similarity]
  return rankOf(a) - rankOf(b) || first || second || a.name.localeCompare(b.name)
}

function ranked<T extends Searchable>(
  records: readonly T[],
  asked: readonly Asked[],
  { nameOf, isOwn = () => false }: Search<T>,
  found: Found,
): readonly T[] {
  const matchTokens = createMatcher(asked, found === 'misspelt')
  return comparable(records, asked.length)
    .map((record) => ({
      record,
      match: matchTokens(record.search.tokens),
      own: isOwn(record),
      name: nameOf(record),
    }))
    .filter(({ match }) => found !== 'misspelt' || match.closeness !== 'missing')
    .toSorted(byRank)
    .map(({ record }) => record)
}

export async function searchRecords<T extends Searchable, S>(
  model: Model<S>,
  search: Search<T>,
  text: string,
): Promise<Ranked<T>> {
  const asked = askedFor(text)
  if (asked.length === 0) return { records: [], found: 'as-typed' }
  const within = { scope: search.scope, fields: { ...search.fields, 'search.tokens': 1 as const } }
  const candidates = createCandidates<T & Candidate, S>(model, within)
  const ways = [
    ['as-typed', candidates.matching],
    ['misspelt', candidates.withOneMisspelt],
    ['misspelt', candidates.misspelt],
    ['without-one', candidates.withoutOne],
  ] as const satisfies readonly (readonly [Found, unknown])[]
  const { rounds = ['as-typed', 'misspelt'] } = search
  for (const [found, read] of ways) {
    if (!rounds.includes(found)) continue
    const records = narrowed(ranked(await read(asked), asked, search, found), text)
    if (records.length > 0) return { records, found }
  }
  return { records: [], found: 'as-typed' }
}

/** How the best of several kinds match that were searched for the same text. */
export function bestFound(kinds: readonly Ranked<unknown>[]): Found {
  const places = kinds.filter(({ records }) => records.length > 0).map(({ found }) => FOUND.indexOf(found))
  return FOUND[Math.min(...places)] ?? 'as-typed'
}

/** The records of a kind, unless another kind matches better. */
export function orNone<T>({ records, found }: Ranked<T>, best: Found): readonly T[] {
  return found === best ? records : []
}
