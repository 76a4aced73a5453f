/** Search for contacts. */
import type { ContactRecord } from '../../models/contact.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { companyNames, type ContactSummary, toSummary } from './contact-view.ts'
import { searchRecords } from '../search/search-records.ts'

export type FoundContacts = {
  readonly contacts: readonly ContactSummary[]
  /** True when nothing matched as typed and these are the closest in spelling. */
  readonly approximate: boolean
  /** True when there are more matches than are returned. */
  readonly more: boolean
}

export type FindContacts = (actor: Actor, text: string, limit: number) => Promise<FoundContacts>

type Candidate = Pick<ContactRecord, '_id' | 'displayName' | 'companyId' | 'search'>
const FIELDS = { displayName: 1, companyId: 1 } as const

export function createFindContacts({ models }: Pick<CoreDeps, 'models'>): FindContacts {
  return async (actor, text, limit) => {
    authorize(actor, 'contact.read')
    const where = { scope: { ...visibleTo(actor), deletedAt: null }, fields: FIELDS }
    const found = await searchRecords(models.contacts, where, text, ({ displayName }: Candidate) => displayName)
    const shown = found.records.slice(0, limit)
    const names = await companyNames(models, actor, shown)
    return {
      contacts: shown.map((contact) => toSummary(contact, names)),
      approximate: found.approximate,
      more: found.records.length > shown.length,
    }
  }
}
