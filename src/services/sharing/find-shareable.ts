/** The records that a member may want to share: those that match a text, or the latest ones without a text. */
import type { Types } from 'mongoose'

import type { ContactRecord } from '../../models/contact.ts'
import type { DealRecord } from '../../models/deal.ts'
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import { searchRecords } from '../search/search-records.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import {
  CONTACT_FIELDS,
  type ContactToShare,
  DEAL_FIELDS,
  type DealToShare,
  type Shareable,
  toShareable,
} from './shareable.ts'

/** Per kind and page, so that the first page includes deals even when very many contacts match. */
export const SHAREABLE_PAGE = 10

export type FoundShareable = {
  /** Best match first; contacts before deals. */
  readonly records: readonly Shareable[]
  /** Whether there is another page. */
  readonly more: boolean
}

/**
 * Contacts and deals that the actor may see, misspelt or not. A blank text returns the actor's own contacts and open deals,
 * the latest changes first, or the team's if the actor owns none. That is a single page.
 *
 * @param page counted from 0
 * @throws AppError FORBIDDEN
 */
export type FindShareable = (actor: Actor, text: string, page: number) => Promise<FoundShareable>

type Found = { readonly contacts: readonly ContactToShare[]; readonly deals: readonly DealToShare[] }
type Ids = readonly { readonly _id: Types.ObjectId }[]

async function latest(models: Models, within: Readonly<Record<string, unknown>>): Promise<Found> {
  const sort = { updatedAt: -1, _id: -1 } as const
  // A bound on the sort key, so that every engine picks the index that has it.
  const scope = { ...within, updatedAt: { $gte: new Date(0) } }
  const [contacts, deals] = await Promise.all([
    models.contacts.find(scope, CONTACT_FIELDS).sort(sort).limit(SHAREABLE_PAGE).lean(),
    models.deals
      .find({ ...scope, status: 'open' }, DEAL_FIELDS)
      .sort(sort)
      .limit(SHAREABLE_PAGE)
      .lean(),
  ])
  return { contacts, deals }
}

function pageOf(records: Ids, page: number): Ids {
  return records.slice(page * SHAREABLE_PAGE, (page + 1) * SHAREABLE_PAGE)
}

function inOrderOf<T extends { readonly _id: Types.ObjectId }>(ids: Ids, records: readonly T[]): readonly T[] {
  const byId = new Map(records.map((record) => [record._id.toHexString(), record]))
  return ids.flatMap(({ _id }) => byId.get(_id.toHexString()) ?? [])
}

async function read(models: Models, scope: Readonly<Record<string, unknown>>, contacts: Ids, deals: Ids) {
  const among = (ids: Ids) => ({ ...scope, _id: { $in: ids.map(({ _id }) => _id) } })
  const [someContacts, someDeals] = await Promise.all([
    contacts.length === 0 ? [] : models.contacts.find(among(contacts), CONTACT_FIELDS).lean(),
    deals.length === 0 ? [] : models.deals.find(among(deals), DEAL_FIELDS).lean(),
  ])
  return { contacts: inOrderOf(contacts, someContacts), deals: inOrderOf(deals, someDeals) }
}

type ContactCandidate = Pick<ContactRecord, '_id' | 'displayName' | 'search'>
type DealCandidate = Pick<DealRecord, '_id' | 'title' | 'search'>

async function search(models: Models, scope: Readonly<Record<string, unknown>>, text: string) {
  const [contacts, deals] = await Promise.all([
    searchRecords(
      models.contacts,
      { scope, fields: { displayName: 1 } },
      text,
      ({ displayName }: ContactCandidate) => displayName,
    ),
    searchRecords(models.deals, { scope, fields: { title: 1 } }, text, ({ title }: DealCandidate) => title),
  ])
  // Records that only match approximately are left out if something of the other kind matches as typed.
  const exact = [contacts, deals].some(({ approximate, records }) => !approximate && records.length > 0)
  return {
    contacts: exact && contacts.approximate ? [] : contacts.records,
    deals: exact && deals.approximate ? [] : deals.records,
  }
}

export function createFindShareable({ models }: Pick<CoreDeps, 'models'>): FindShareable {
  return async (actor, text, page) => {
    authorize(actor, 'contact.read')
    authorize(actor, 'deal.read')
    const visible = { ...visibleTo(actor), deletedAt: null }

    async function shown(found: Found): Promise<readonly Shareable[]> {
      const { contacts, deals } = await toShareable(models, actor, found)
      return [...contacts, ...deals]
    }

    if (text.trim() === '') {
      if (page > 0) return { records: [], more: false }
      const own = await latest(models, { ...visible, ownerId: objectId(actor.memberId) })
      const none = own.contacts.length === 0 && own.deals.length === 0
      return { records: await shown(none ? await latest(models, visible) : own), more: false }
    }
    const { contacts, deals } = await search(models, visible, text)
    return {
      records: await shown(await read(models, visible, pageOf(contacts, page), pageOf(deals, page))),
      more: Math.max(contacts.length, deals.length) > (page + 1) * SHAREABLE_PAGE,
    }
  }
}
