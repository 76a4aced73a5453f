/** Reads the records that may match, each time a bounded number of them by an index. */
import type { Model, QueryOptions } from 'mongoose'

import { type Asked, conditionsOf } from './asked-terms.ts'
import { trigramsOf } from './search-terms.ts'

/** How many candidates are read for ranking, and how far a trigram's frequency is counted. */
const MAX_CANDIDATES = 300
const RAREST_TRIGRAMS = 4
/** How many trigrams are counted, each with a query of its own. */
const MAX_COUNTED_TRIGRAMS = 16

/** The shortest word that finds something when another one is left out. */
const MIN_LEFT_LENGTH = 3

/** Whole words find far fewer than pieces of a word; an engine without statistics takes either index. */
const BY_TOKENS = { hint: { workspaceId: 1, 'search.tokens': 1 } } as const satisfies QueryOptions

export type Searchable = {
  readonly _id: unknown
  readonly search: { readonly tokens: readonly string[] }
}

/** Where to search: a filter that starts with the workspace, and the fields wanted. */
export type SearchIn = {
  readonly scope: Readonly<Record<string, unknown>>
  readonly fields: Readonly<Record<string, 1>>
}

type Filter = Readonly<Record<string, unknown>>

function anchored(token: string): RegExp {
  return new RegExp(`^${token.replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)}`, 'u')
}

/** The condition that a record has a token for the term. */
function begins(asked: Asked): Filter {
  const { prefixes, tokens } = conditionsOf(asked)
  return { 'search.tokens': { $in: [...prefixes.map((prefix) => anchored(prefix)), ...tokens] } }
}

/** The condition that it has the whole word, in any spelling. Numbers and addresses are rarely typed to their end. */
function equals(asked: Asked): Filter {
  if (asked.kind !== 'word') return begins(asked)
  return { 'search.tokens': { $in: [asked.word, `#${asked.word}`, ...conditionsOf(asked).tokens] } }
}

function spelt(skeleton: string): Filter {
  return { 'search.trigrams': { $in: spread([...new Set(trigramsOf(skeleton))], MAX_COUNTED_TRIGRAMS) } }
}

/** At most so many of a list, evenly from all of its length. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  return list.filter((_, index) => (index * count) % list.length < count)
}

const without = (asked: readonly Asked[], index: number) => asked.filter((_, other) => other !== index)

/** Whether the terms may stand alone: a letter or two would find half of everything. */
function isEnough(left: readonly Asked[]): boolean {
  return left.some((term) => term.kind !== 'word' || term.word.length >= MIN_LEFT_LENGTH)
}

export function createCandidates<T extends Searchable, S>(model: Model<S>, { scope, fields }: SearchIn) {
  const read = (conditions: readonly Filter[], options: QueryOptions = {}) =>
    model
      .find({ ...scope, $and: conditions } as never, fields, {
        ...options,
        readAlone: 'half of all may fit a few letters',
      })
      .limit(MAX_CANDIDATES)
      .lean<T[]>()

  async function readAll(filters: readonly (readonly Filter[])[], options: QueryOptions = {}): Promise<readonly T[]> {
    const answers = await Promise.all(filters.map((conditions) => read(conditions, options)))
    return [...new Map(answers.flat().map((record) => [String(record._id), record])).values()]
  }

  return {
    /**
     * Whole words first: when very many records begin with the text (“ann”), the few that equal it must be among the
     * candidates.
     */
    matching: (asked: readonly Asked[]) =>
      readAll(asked.some(({ kind }) => kind === 'word') ? [asked.map(equals), asked.map(begins)] : [asked.map(begins)]),

    /** Those with all words but one, and with pieces of that one. */
    withOneMisspelt: (asked: readonly Asked[]) =>
      readAll(
        asked.flatMap((term, index) => {
          const left = without(asked, index).map(begins)
          return left.length > 0 && term.kind === 'word' && term.skeleton !== null
            ? [[...left, spelt(term.skeleton)]]
            : []
        }),
        BY_TOKENS,
      ),

    /** Those with all words but one. */
    withoutOne: (asked: readonly Asked[]) =>
      readAll(
        asked.map((_, index) => without(asked, index)).flatMap((left) => (isEnough(left) ? [left.map(begins)] : [])),
      ),

    /** Those that have the rarest pieces of the words. */
    misspelt: async (asked: readonly Asked[]): Promise<readonly T[]> => {
      const skeletons = asked.flatMap((term) => (term.kind === 'word' ? (term.skeleton ?? []) : []))
      const pieces = spread([...new Set(skeletons.flatMap((word) => trigramsOf(word)))], MAX_COUNTED_TRIGRAMS)
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
      return rarest.length === 0 ? [] : read([{ 'search.trigrams': { $in: rarest } }])
    },
  }
}
