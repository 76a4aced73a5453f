/**
 * Searches records that carry search terms: first those with a token that begins with each word asked for; only if there
 * are none, candidates by trigrams, rarest first and bounded, ranked here. It is one function, so that a database with its
 * own search index can replace it.
 */
import type { Model } from 'mongoose'

import { matchScore } from '../contacts/rank-matches.ts'
import { fold, lastDigitsToken, searchWords, trigramsOf } from '../contacts/search-terms.ts'

const MAX_QUERY_LENGTH = 128
const MAX_WORDS = 6
/** Minimum digits for part of a phone number. */
const MIN_DIGITS = 3
/** Minimum digits, without the trunk prefix, for a whole national number. */
const MIN_NATIONAL_DIGITS = 6
/** How many candidates are read for ranking, and how far a trigram's frequency is counted. */
const MAX_CANDIDATES = 300
const RAREST_TRIGRAMS = 4
/** How many trigrams are counted, each with a query of its own. */
const MAX_COUNTED_TRIGRAMS = 24
/** How many pairs of words are compared for ranking: about 50 ms of work, which nothing else in the process can use. */
const MAX_COMPARISONS = 40_000

function anchored(token: string): RegExp {
  return new RegExp(`^${token.replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)}`, 'u')
}

type Term = readonly RegExp[]

/** Part of a phone number: its first digits in E.164, or its last ones. */
function phoneTerm(digits: string): Term {
  // A national number begins with the trunk prefix 0, which E.164 leaves out: only the digits after it count.
  const bare = digits.replace(/^0+/u, '')
  const last = bare.length < MIN_NATIONAL_DIGITS ? digits : bare
  return [anchored(digits), anchored(lastDigitsToken(last))]
}

/** The part of a typed text that is looked at: not the end of a very long one, nor characters that no term can contain. */
function askedFor(text: string): string {
  return text.slice(0, MAX_QUERY_LENGTH).replace(/\p{Cc}+/gu, ' ')
}

/** An address or a tag as it is stored. Folding may lengthen it, and its beginning is enough. */
function foldedWhole(piece: string): RegExp {
  return anchored(fold(piece).slice(0, MAX_QUERY_LENGTH))
}

/** One term for each word, or a single one for a phone number. Any of its prefixes satisfies a term. */
export function searchPlan(text: string): readonly Term[] {
  const query = askedFor(text).trim()
  const digits = query.replace(/\D/gu, '')
  if (digits.length >= MIN_DIGITS && /^[\d\s()+./-]+$/u.test(query)) {
    return [phoneTerm(digits)]
  }
  const pieces = query.split(/[\s,;]+/u).filter((piece) => piece !== '')
  const terms = pieces.slice(0, MAX_WORDS).flatMap((piece): readonly Term[] => {
    if (piece.includes('@') && piece.length > 1 && !piece.startsWith('@')) return [[foldedWhole(piece)]]
    if (piece.startsWith('#') && piece.length > 1) return [[foldedWhole(piece)]]
    return searchWords(piece).map((word) => (/^\d{3,}$/u.test(word) ? phoneTerm(word) : [anchored(word)]))
  })
  // One piece may be many words: `a.b.c`.
  return terms.slice(0, MAX_WORDS)
}

export type Searchable = { readonly search: { readonly tokens: readonly string[] } }

/** Where to search: a filter that starts with the workspace, and the fields wanted besides `search`. */
export type SearchIn = {
  readonly scope: Readonly<Record<string, unknown>>
  readonly fields: Readonly<Record<string, 1>>
}

export type Ranked<T> = {
  /** Best match first; ties by name. */
  readonly records: readonly T[]
  /** True when nothing matched as typed and these are the closest in spelling. */
  readonly approximate: boolean
}

/** Whole words first: when very many begin with the text (“ann”), the few that equal it must be among the candidates. */
async function byPrefix<T extends Searchable, S>(
  model: Model<S>,
  { scope, fields }: SearchIn,
  plan: readonly Term[],
  asked: readonly string[],
): Promise<T[]> {
  const begun = { ...scope, $and: plan.map((term) => ({ 'search.tokens': { $in: [...term] } })) }
  const whole = { ...scope, 'search.tokens': { $all: [...asked] } }
  const read = (filter: Record<string, unknown>) =>
    model
      .find(filter as never, fields)
      .limit(MAX_CANDIDATES)
      .lean<({ _id: unknown } & T)[]>()
  const answers = await Promise.all([asked.length === 0 ? [] : read(whole), read(begun)])
  return [...new Map(answers.flat().map((record) => [String(record._id), record])).values()]
}

/** At most so many of a list, evenly from all of its length. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  return list.filter((_, index) => (index * count) % list.length < count)
}

async function bySpelling<T extends Searchable, S>(
  model: Model<S>,
  { scope, fields }: SearchIn,
  asked: readonly string[],
): Promise<T[]> {
  const pieces = spread([...new Set(asked.flatMap((word) => trigramsOf(word)))], MAX_COUNTED_TRIGRAMS)
  const counted = await Promise.all(
    pieces.map(async (piece) => ({
      piece,
      count: await model.countDocuments({ ...scope, 'search.trigrams': piece } as never, { limit: MAX_CANDIDATES }),
    })),
  )
  const rarest = counted
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.count - b.count)
    .slice(0, RAREST_TRIGRAMS)
    .map(({ piece }) => piece)
  if (rarest.length === 0) return []
  return model
    .find({ ...scope, 'search.trigrams': { $in: rarest } } as never, fields)
    .limit(MAX_CANDIDATES)
    .lean<T[]>()
}

/** The first of the records, as many as may be compared with the words asked for. */
function comparable<T extends Searchable>(records: readonly T[], asked: number): readonly T[] {
  let comparisons = 0
  return records.filter(({ search }) => (comparisons += search.tokens.length * asked) <= MAX_COMPARISONS)
}

/** @param nameOf sorts records of equal rank */
export async function searchRecords<T extends Searchable, S>(
  model: Model<S>,
  where: SearchIn,
  text: string,
  nameOf: (record: T) => string,
): Promise<Ranked<T>> {
  const plan = searchPlan(text)
  if (plan.length === 0) return { records: [], approximate: false }
  const asked = searchWords(askedFor(text)).slice(0, MAX_WORDS)
  const within = { scope: where.scope, fields: { ...where.fields, search: 1 as const } }
  const exact = await byPrefix<T, S>(model, within, plan, asked)
  const approximate = exact.length === 0
  const found = approximate ? await bySpelling<T, S>(model, within, asked) : exact
  const records = comparable(found, asked.length)
    .map((record) => ({ record, score: matchScore(asked, record.search.tokens) }))
    .filter(({ score }) => !approximate || score > 0)
    .toSorted((a, b) => b.score - a.score || nameOf(a.record).localeCompare(nameOf(b.record)))
    .map(({ record }) => record)
  return { records, approximate: approximate && records.length > 0 }
}
