/**
 * Search: first the contacts that have a token beginning with each word asked for; only when these are few, candidates
 * by trigrams, rarest first and bounded, ranked here. One function, so that a database with a search index of its own
 * can take its place.
 */
import type { ContactRecord } from '../../models/contact.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../actor.ts'
import { authorize, visibleTo } from '../permissions.ts'
import type { ServicesDeps } from '../services-deps.ts'
import { companyNames, type ContactSummary, toSummary } from './contact-view.ts'
import { matchScore } from './rank-matches.ts'
import { fold, lastDigitsToken, trigramsOf, words } from './search-terms.ts'

export type FoundContacts = {
  readonly contacts: readonly ContactSummary[]
  /** True when nothing fitted as typed and these are the nearest in spelling. */
  readonly approximate: boolean
  /** True when more fitted than are given. */
  readonly more: boolean
}

export type FindContacts = (actor: Actor, text: string, limit: number) => Promise<FoundContacts>

const LONGEST_QUERY = 128
const MOST_WORDS = 6
/** Fewest digits that are taken for a part of a phone number. */
const FEWEST_DIGITS = 3
/** Fewest digits, the trunk prefix aside, that are taken for a whole national number. */
const FEWEST_NATIONAL_DIGITS = 6
/** How many candidates are read for ranking, and how far a trigram's frequency is counted. */
const MOST_CANDIDATES = 300
const RAREST_TRIGRAMS = 4
type Candidate = Pick<ContactRecord, '_id' | 'displayName' | 'companyId' | 'search'>
const FIELDS = { displayName: 1, companyId: 1, search: 1 } as const

function anchored(token: string): RegExp {
  return new RegExp(`^${token.replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)}`, 'u')
}

type Term = readonly RegExp[]

/** A part of a phone number: its first digits in E.164, or its last ones. */
function phoneTerm(digits: string): Term {
  // A national number begins with the trunk prefix 0, which E.164 has not: what follows it is what counts.
  const bare = digits.replace(/^0+/u, '')
  const last = bare.length < FEWEST_NATIONAL_DIGITS ? digits : bare
  return [anchored(digits), anchored(lastDigitsToken(last))]
}

/** What is looked at of a text that was typed: neither its end, if very long, nor characters that no term can hold. */
function askedFor(text: string): string {
  return text.slice(0, LONGEST_QUERY).replace(/\p{Cc}+/gu, ' ')
}

/** One term for each word, or a single one for a phone number; a term is met by any of its prefixes. */
export function searchPlan(text: string): readonly Term[] {
  const query = askedFor(text).trim()
  const digits = query.replace(/\D/gu, '')
  if (digits.length >= FEWEST_DIGITS && /^[\d\s()+./-]+$/u.test(query)) {
    return [phoneTerm(digits)]
  }
  const pieces = query.split(/[\s,;]+/u).filter((piece) => piece !== '')
  return pieces.slice(0, MOST_WORDS).flatMap((piece): readonly Term[] => {
    if (piece.includes('@') && piece.length > 1 && !piece.startsWith('@')) return [[anchored(fold(piece))]]
    if (piece.startsWith('#') && piece.length > 1) return [[anchored(fold(piece))]]
    return words(piece).map((word) => (/^\d{3,}$/u.test(word) ? phoneTerm(word) : [anchored(word)]))
  })
}

/** Whole words first: where very many begin as asked («ann»), the few that are it must be among the candidates. */
async function byPrefix(
  models: Models,
  actor: Actor,
  plan: readonly Term[],
  asked: readonly string[],
): Promise<Candidate[]> {
  const scope = { ...visibleTo(actor), deletedAt: null }
  const begun = { ...scope, $and: plan.map((term) => ({ 'search.tokens': { $in: [...term] } })) }
  const whole = { ...scope, 'search.tokens': { $all: [...asked] } }
  const answers = await Promise.all([
    asked.length === 0 ? [] : models.contacts.find(whole, FIELDS).limit(MOST_CANDIDATES).lean(),
    models.contacts.find(begun, FIELDS).limit(MOST_CANDIDATES).lean(),
  ])
  return [...new Map(answers.flat().map((contact) => [contact._id.toHexString(), contact])).values()]
}

async function bySpelling(models: Models, actor: Actor, asked: readonly string[]): Promise<Candidate[]> {
  const scope = { ...visibleTo(actor), deletedAt: null }
  const pieces = [...new Set(asked.flatMap((word) => trigramsOf(word)))]
  const counted = await Promise.all(
    pieces.map(async (piece) => ({
      piece,
      count: await models.contacts.countDocuments({ ...scope, 'search.trigrams': piece }, { limit: MOST_CANDIDATES }),
    })),
  )
  const rarest = counted
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.count - b.count)
    .slice(0, RAREST_TRIGRAMS)
    .map(({ piece }) => piece)
  if (rarest.length === 0) return []
  return models.contacts
    .find({ ...scope, 'search.trigrams': { $in: rarest } }, FIELDS)
    .limit(MOST_CANDIDATES)
    .lean()
}

export function createFindContacts({ models }: Pick<ServicesDeps, 'models'>): FindContacts {
  return async (actor, text, limit) => {
    authorize(actor, 'contact.read')
    const plan = searchPlan(text)
    if (plan.length === 0) return { contacts: [], approximate: false, more: false }
    const asked = words(askedFor(text)).slice(0, MOST_WORDS)
    let found = await byPrefix(models, actor, plan, asked)
    const approximate = found.length === 0
    if (approximate) found = await bySpelling(models, actor, asked)
    const ranked = found
      .map((contact) => ({ contact, score: matchScore(asked, contact.search.tokens) }))
      .filter(({ score }) => !approximate || score > 0)
      .toSorted((a, b) => b.score - a.score || a.contact.displayName.localeCompare(b.contact.displayName))
      .map(({ contact }) => contact)
    const shown = ranked.slice(0, limit)
    const names = await companyNames(models, actor, shown)
    return {
      contacts: shown.map((contact) => toSummary(contact, names)),
      approximate: approximate && shown.length > 0,
      more: ranked.length > shown.length,
    }
  }
}
