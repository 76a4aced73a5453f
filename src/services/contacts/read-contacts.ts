/** One contact, and lists of contacts page by page. */
import type { CompanyRecord } from '../../models/company.ts'
import type { ContactRecord } from '../../models/contact.ts'
import { type CompanyId, type ContactId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import { createPageEnds, type PageEnds } from '../core/page-ends.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { companiesOf, type ContactSummary, type ContactView, toSummary, toView } from './contact-view.ts'
import { readContact } from './write-contact.ts'

export const CONTACT_ORDERS = ['recent', 'name'] as const
export type ContactOrder = (typeof CONTACT_ORDERS)[number]

export type ListContactsQuery = {
  readonly order: ContactOrder
  /** Only the actor's own contacts. */
  readonly mine?: boolean
  /** Only those who work for this company; in the order by name. */
  readonly company?: CompanyId
  readonly limit: number
  /** The page after or before this contact; the first page if left out. */
  readonly page?: { readonly direction: 'after' | 'before'; readonly contactId: ContactId }
}

export type ContactPage = {
  readonly contacts: readonly ContactSummary[]
  readonly hasBefore: boolean
  readonly hasAfter: boolean
}

export type ReadContacts = {
  /** @throws AppError NOT_FOUND, also for another workspace's id and for a text that is not an id */
  readonly get: (actor: Actor, id: ContactId) => Promise<ContactView>
  /**
   * Keyset pagination: rows added or changed in the meantime shift nothing, and neither does a change of the anchor itself,
   * if this process has shown it to the member. If it is gone otherwise, or nothing lies beyond it any more, the first page
   * is returned.
   *
   * @throws AppError FORBIDDEN
   */
  readonly list: (actor: Actor, query: ListContactsQuery) => Promise<ContactPage>
}

export const KEY_OF_ORDER = { recent: 'updatedAt', name: 'sortName' } as const satisfies Record<ContactOrder, string>
/**
 * Matches everything, as a bound on the key. Without one, an engine that has no statistics yet, as just after an import,
 * may walk another index and sort everything it finds.
 */
export const EVERYTHING = { updatedAt: { $gte: new Date(0) }, sortName: { $gte: '' } } as const
const LIST_FIELDS = { displayName: 1, companyId: 1, sortName: 1, updatedAt: 1 } as const

/** Where a page ended, as it was shown. */
type Anchor = Pick<ContactRecord, '_id' | 'sortName' | 'updatedAt'>

/**
 * The bound of a page by key: an outer bound that a single index range serves, and the exact one inside it. The inner bound
 * alone would make some engines walk the whole index.
 *
 * @param isInclusive whether the anchor itself is within
 */
function beyond(key: string, anchor: Anchor, ascending: boolean, isInclusive = false): Record<string, unknown> {
  const value = key === 'updatedAt' ? anchor.updatedAt : anchor.sortName
  const [open, closed] = ascending ? (['$gt', '$gte'] as const) : (['$lt', '$lte'] as const)
  return {
    [key]: { [closed]: value },
    $or: [{ [key]: { [open]: value } }, { [key]: value, _id: { [isInclusive ? closed : open]: anchor._id } }],
  }
}

type Row = Anchor &
  Pick<ContactRecord, 'displayName' | 'companyId'> & {
    readonly companies: readonly Pick<CompanyRecord, '_id' | 'name'>[]
  }

type PageDeps = { readonly models: Models; readonly ends: PageEnds<Anchor> }

const endKey = ({ memberId }: Actor, order: ContactOrder, id: ContactId): string => `${memberId}:${order}:${id}`

/**
 * Of a contact that this process has not just shown: a deleted one keeps its place in the order by name, but not in the recent
 * order: deleting it moved it to the top.
 */
async function anchorOf(
  { models, ends }: PageDeps,
  actor: Actor,
  { page, order }: ListContactsQuery,
): Promise<Anchor | null> {
  if (page === undefined) return null
  const known = ends.get(endKey(actor, order, page.contactId))
  if (known !== undefined) return known
  return readContact(models, actor, page.contactId, { deleted: order === 'name' }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  })
}

async function pageOf(deps: PageDeps, actor: Actor, query: ListContactsQuery): Promise<ContactPage> {
  const { order, mine = false, company, limit, page } = query
  const first = { order, mine, ...(company !== undefined && { company }), limit }
  const { models, ends } = deps
  const anchor = await anchorOf(deps, actor, query)
  if (anchor === null && page !== undefined) return pageOf(deps, actor, first)
  const key = KEY_OF_ORDER[order]
  const backwards = page?.direction === 'before'
  const ascending = (order === 'name') !== backwards
  const scope = {
    ...visibleTo(actor),
    ...(mine && { ownerId: objectId(actor.memberId) }),
    ...(company !== undefined && { companyId: objectId(company) }),
    deletedAt: LIVE_IN_ORDER,
  }
  const sign = ascending ? 1 : -1
  const [found, behind] = await Promise.all([
    models.contacts.aggregate<Row>([
      { $match: { ...scope, ...(anchor === null ? { [key]: EVERYTHING[key] } : beyond(key, anchor, ascending)) } },
      { $sort: { [key]: sign, _id: sign } },
      { $limit: limit + 1 },
      { $project: LIST_FIELDS },
      // In the same operation: a second one for the names would be one more wait.
      companiesOf(models, actor),
    ]),
    anchor === null ? false : isBehind(anchor),
  ])
  if (anchor !== null && found.length === 0) return pageOf(deps, actor, first)
  const more = found.length > limit
  const rows = found.slice(0, limit)
  for (const { _id, sortName, updatedAt } of [...rows.slice(0, 1), ...rows.slice(-1)])
    ends.set(endKey(actor, order, idOf(_id)), { _id, sortName, updatedAt })
  const names = new Map(rows.flatMap(({ companies }) => companies.map(({ _id, name }) => [_id.toHexString(), name])))

  /** Whether there is anything on the other side: usually the anchor itself, if it is still there and in this list. */
  async function isBehind(from: Anchor): Promise<boolean> {
    return (await models.contacts.exists({ ...scope, ...beyond(key, from, !ascending, true) })) !== null
  }

  return {
    contacts: (backwards ? rows.toReversed() : rows).map((row) => toSummary(row, names)),
    hasBefore: backwards ? more : behind,
    hasAfter: backwards ? behind : more,
  }
}

export function createReadContacts({ models, tablesOf }: Pick<RecordDeps, 'models' | 'tablesOf'>): ReadContacts {
  const deps: PageDeps = { models, ends: createPageEnds() }
  return {
    async get(actor, id) {
      authorize(actor, 'contact.read')
      return toView({ models, fields: tablesOf(actor) }, actor, await readContact(models, actor, id))
    },

    async list(actor, query) {
      authorize(actor, 'contact.read')
      return pageOf(deps, actor, query)
    },
  }
}
