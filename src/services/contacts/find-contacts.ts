/** Search for contacts. */
import type { ContactRecord } from '../../models/contact.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { companyNames, type ContactSummary, toSummary } from './contact-view.ts'
import { searchSeen } from '../search/search-seen.ts'
import { type Found, type Ranked, type Search, searchRecords } from '../search/search-records.ts'

export type FoundContacts = {
  readonly contacts: readonly ContactSummary[]
  /** True when nothing matched as typed and these are the closest in spelling. */
  readonly approximate: boolean
  /** True when there are more matches than are returned. */
  readonly more: boolean
}

export type FindContacts = (actor: Actor, text: string, limit: number) => Promise<FoundContacts>

type Candidate = Pick<ContactRecord, '_id' | 'displayName' | 'companyId' | 'ownerId' | 'search'>
const FIELDS = { displayName: 1, companyId: 1, ownerId: 1 } as const

/** Best match first. */
export function rankContacts(
  models: Models,
  actor: Actor,
  text: string,
  rounds?: readonly Found[],
): Promise<Ranked<Candidate>> {
  const search: Search<Candidate> = {
    ...searchSeen(actor, 'ownerId', rounds),
    fields: FIELDS,
    nameOf: ({ displayName }) => displayName,
  }
  return searchRecords(models.contacts, search, text)
}

export function createFindContacts({ models }: Pick<CoreDeps, 'models'>): FindContacts {
  return async (actor, text, limit) => {
    authorize(actor, 'contact.read')
    const { records, found } = await rankContacts(models, actor, text)
    const shown = records.slice(0, limit)
    const names = await companyNames(models, actor, shown)
    return {
      contacts: shown.map((contact) => toSummary(contact, names)),
      approximate: found !== 'as-typed',
      more: records.length > shown.length,
    }
  }
}
