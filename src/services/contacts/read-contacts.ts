/** One contact, and lists of contacts page by page. */
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, isId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../actor.ts'
import { authorize, visibleTo } from '../permissions.ts'
import type { ServicesDeps } from '../services-deps.ts'
import { companyNames, type ContactSummary, type ContactView, toSummary, toView } from './contact-view.ts'
import { readContact } from './write-contact.ts'

export const CONTACT_ORDERS = ['recent', 'name'] as const
export type ContactOrder = (typeof CONTACT_ORDERS)[number]

export type ListContactsQuery = {
  readonly order: ContactOrder
  /** Only the actor's own. */
  readonly mine?: boolean
  readonly limit: number
  /** The page that begins after, or ends before, this contact; the first page without it. */
  readonly page?: { readonly direction: 'after' | 'before'; readonly contactId: ContactId }
}

export type ContactPage = {
  readonly contacts: readonly ContactSummary[]
  readonly hasBefore: boolean
  readonly hasAfter: boolean
}

export type ReadContacts = {
  /** @throws AppError NOT_FOUND, also for another workspace's id and for a text that is no id */
  readonly get: (actor: Actor, id: string) => Promise<ContactView>
  /** A page by key: rows added or changed meanwhile shift nothing. An anchor that is gone gives the first page. */
  readonly list: (actor: Actor, query: ListContactsQuery) => Promise<ContactPage>
}

const KEY_OF_ORDER = { recent: 'updatedAt', name: 'sortName' } as const satisfies Record<ContactOrder, string>
const LIST_FIELDS = { displayName: 1, companyId: 1 } as const

/**
 * The bound of a page by key: an outer bound that one index range serves, and the exact one inside it. The inner part
 * alone would walk the whole index on some engines.
 */
function beyond(key: string, anchor: ContactRecord, ascending: boolean): Record<string, unknown> {
  const value = key === 'updatedAt' ? anchor.updatedAt : anchor.sortName
  const [open, closed] = ascending ? ['$gt', '$gte'] : ['$lt', '$lte']
  return {
    [key]: { [closed]: value },
    $or: [{ [key]: { [open]: value } }, { [key]: value, _id: { [open]: anchor._id } }],
  }
}

async function anchorOf(models: Models, actor: Actor, page: ListContactsQuery['page']): Promise<ContactRecord | null> {
  if (page === undefined || !isId(page.contactId)) return null
  return readContact(models, actor, page.contactId, { deleted: true }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  })
}

export function createReadContacts({ models }: Pick<ServicesDeps, 'models'>): ReadContacts {
  return {
    async get(actor, id) {
      authorize(actor, 'contact.read')
      if (!isId(id)) throw new AppError('NOT_FOUND', { message: 'Not an id', details: { kind: 'contact' } })
      return toView(models, actor, await readContact(models, actor, id))
    },

    async list(actor, { order, mine = false, limit, page }) {
      authorize(actor, 'contact.read')
      const key = KEY_OF_ORDER[order]
      const backwards = page?.direction === 'before'
      const ascending = (order === 'name') !== backwards
      const anchor = await anchorOf(models, actor, page)
      const filter = {
        ...visibleTo(actor),
        ...(mine && { ownerId: objectId(actor.memberId) }),
        deletedAt: null,
        ...(anchor && beyond(key, anchor, ascending)),
      }
      const sign = ascending ? 1 : -1
      const found = await models.contacts
        .find(filter, LIST_FIELDS)
        .sort({ [key]: sign, _id: sign })
        .limit(limit + 1)
        .lean()
      const more = found.length > limit
      const rows = backwards ? found.slice(0, limit).toReversed() : found.slice(0, limit)
      const names = await companyNames(models, actor, rows)
      return {
        contacts: rows.map((row) => toSummary(row, names)),
        hasBefore: backwards ? more : anchor !== null,
        hasAfter: backwards ? anchor !== null : more,
      }
    },
  }
}
