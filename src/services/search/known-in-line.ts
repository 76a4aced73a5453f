/**
 * The known records that a typed line may name, found by its words: a bounded number of indexed queries, made once. Which of
 * them the line means is decided by `src/language/lines`.
 */
import type { Types } from 'mongoose'

import { lineQuery, type LineQuery } from '../../language/lines/line-query.ts'
import type { Known, KnownCompany, KnownContact, KnownDeal } from '../../language/lines/known.ts'
import { handleOf } from '../../language/telegram-account.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord } from '../../models/deal.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { nominativesOf } from '../../language/names/declined-names.ts'
import { companyNames } from '../contacts/contact-view.ts'
import { normalizeCompanyName } from '../companies/derive-company.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, seesAll, visibleTo } from '../core/permissions.ts'
import { SKELETON_MARKS } from './search-terms.ts'
import { wordsOf } from './search-words.ts'
import type { MembersService } from '../workspaces/members.ts'

/** @param region ISO 3166-1 alpha-2, for phone numbers without a country code */
type FindKnownInLine = (actor: Actor, line: string, region: string) => Promise<Known>

/** How many records each query reads. */
const MAX_BY_WORD = 60
const MAX_BY_PAIR = 20
const MAX_BY_REACH = 10
const MAX_DEALS = 20
const MAX_PAIRS = 5

const CONTACT_FIELDS = { displayName: 1, companyId: 1, ownerId: 1, phones: 1, emails: 1, telegram: 1 } as const
const DEAL_FIELDS = { title: 1, ownerId: 1 } as const

type FoundContact = Pick<
  ContactRecord,
  '_id' | 'displayName' | 'companyId' | 'ownerId' | 'phones' | 'emails' | 'telegram'
>
type FoundDeal = Pick<DealRecord, '_id' | 'title' | 'ownerId'>

/** The tokens of a word in either alphabet and, for a Ukrainian one, of the names that it may be a form of. */
function tokensOf(word: string): readonly string[] {
  const words = wordsOf(word)
  const forms = /\p{Script=Cyrillic}/u.test(word) ? nominativesOf(word) : []
  const skeletons = [...words.flatMap(({ skeleton }) => skeleton ?? []), ...forms]
  return [
    ...words.map((one) => one.word),
    ...skeletons.flatMap((skeleton) => Object.values(SKELETON_MARKS).map((mark) => `${mark}${skeleton}`)),
  ]
}

const hasTerm = (word: string) => ({ 'search.tokens': { $in: [...tokensOf(word)] } })

function unique<T extends { readonly _id: Types.ObjectId }>(found: readonly T[]): readonly T[] {
  return [...new Map(found.map((record) => [record._id.toHexString(), record])).values()]
}

async function findContacts(models: Models, actor: Actor, query: LineQuery): Promise<readonly KnownContact[]> {
  const scope = { ...visibleTo(actor), deletedAt: null }
  const owned = { workspaceId: objectId(actor.workspaceId), deletedAt: null, ownerId: objectId(actor.memberId) }
  const read = (filter: Record<string, unknown>, limit: number) =>
    models.contacts.find(filter, CONTACT_FIELDS).limit(limit).lean<FoundContact[]>()
  const words = [...query.names, ...query.handles]
  const byWord = { 'search.tokens': { $in: words.flatMap((word) => [...tokensOf(word)]) } }
  const handles = query.handles.map((handle) => handleOf(handle))
  const answers = await Promise.all([
    ...(words.length === 0
      ? []
      : [read({ ...owned, ...byWord }, MAX_BY_WORD), read({ ...scope, ...byWord }, MAX_BY_WORD)]),
    // Two words together find a person among very many with the same first name.
    ...query.pairs
      .slice(0, MAX_PAIRS)
      .map(([one, other]) => read({ ...scope, $and: [hasTerm(one), hasTerm(other)] }, MAX_BY_PAIR)),
    ...(query.handles.length === 0 ? [] : [read({ ...scope, 'telegram.handle': { $in: handles } }, MAX_BY_REACH)]),
    ...(query.phones.length === 0 ? [] : [read({ ...scope, 'phones.e164': { $in: [...query.phones] } }, MAX_BY_REACH)]),
    ...(query.emails.length === 0
      ? []
      : [read({ ...scope, 'emails.normalized': { $in: [...query.emails] } }, MAX_BY_REACH)]),
  ])
  const found = unique(answers.flat())
  const companies = await companyNames(models, actor, found)
  return found.map((contact) => ({
    id: idOf(contact._id),
    name: contact.displayName,
    own: contact.ownerId?.toHexString() === actor.memberId,
    companyName: (contact.companyId && companies.get(contact.companyId.toHexString())) ?? null,
    username: contact.telegram?.username ?? null,
    phones: contact.phones.map(({ e164 }) => e164),
    emails: contact.emails.map(({ normalized }) => normalized),
  }))
}

/** By two neighbouring words of the title; a line of one word may be a title of one. */
async function findDeals(models: Models, actor: Actor, { names, pairs }: LineQuery): Promise<readonly KnownDeal[]> {
  const scope = { ...visibleTo(actor), deletedAt: null }
  const [only, second] = names
  const asked =
    only !== undefined && second === undefined
      ? [hasTerm(only)]
      : pairs.slice(0, MAX_PAIRS).map(([one, other]) => ({ $and: [hasTerm(one), hasTerm(other)] }))
  const answers = await Promise.all(
    asked.map((filter) =>
      models.deals
        .find({ ...scope, ...filter }, DEAL_FIELDS)
        .limit(MAX_DEALS)
        .lean<FoundDeal[]>(),
    ),
  )
  return unique(answers.flat()).map(({ _id, title, ownerId }) => ({
    id: idOf(_id),
    title,
    own: ownerId?.toHexString() === actor.memberId,
  }))
}

/**
 * By the whole name as it is typed, and by its words: they may be in the other alphabet, or declined. There is one company of a
 * name, so a colleague's that the actor cannot see is known by its whole name, too.
 */
async function findCompanies(
  models: Models,
  actor: Actor,
  { phrases, names, pairs }: LineQuery,
): Promise<readonly KnownCompany[]> {
  const whole = [...new Set(phrases.map((phrase) => normalizeCompanyName(phrase)))].filter((name) => name !== '')
  if (whole.length === 0) return []
  const scope = { ...visibleTo(actor), deletedAt: null }
  const read = (filter: Record<string, unknown>, limit: number) =>
    models.companies
      .find({ ...scope, ...filter }, { name: 1 })
      .limit(limit)
      .lean()
  const named = { liveName: { $in: whole } }
  const [ofAll, ...answers] = await Promise.all([
    seesAll(actor)
      ? []
      : models.companies.find({ workspaceId: objectId(actor.workspaceId), ...named }, { name: 1 }).lean(),
    read(named, whole.length),
    ...(names.length === 0 ? [] : [read({ 'search.tokens': { $in: names.flatMap(tokensOf) } }, MAX_BY_WORD)]),
    ...pairs.slice(0, MAX_PAIRS).map(([one, other]) => read({ $and: [hasTerm(one), hasTerm(other)] }, MAX_BY_PAIR)),
  ])
  const seen = unique(answers.flat())
  const hidden = ofAll.filter((company) => !seen.some(({ _id }) => _id.equals(company._id)))
  return [
    ...seen.map(({ _id, name }): KnownCompany => ({ id: idOf(_id), name })),
    ...hidden.map(({ _id, name }): KnownCompany => ({ id: idOf(_id), name, hidden: true })),
  ]
}

/** @throws AppError FORBIDDEN */
export function createFindKnownInLine(
  { models }: Pick<CoreDeps, 'models'>,
  members: Pick<MembersService, 'list'>,
): FindKnownInLine {
  return async (actor, line, region) => {
    authorize(actor, 'contact.read')
    const query = lineQuery(line, region)
    const [contacts, deals, companies, all] = await Promise.all([
      findContacts(models, actor, query),
      findDeals(models, actor, query),
      findCompanies(models, actor, query),
      query.handles.length === 0 ? [] : members.list(actor),
    ])
    return { contacts, deals, companies, members: all.map(({ id, name, username }) => ({ id, name, username })) }
  }
}
