/** Contacts as they leave the services: plain records that survive JSON. */
import type { ContactRecord } from '../../models/contact.ts'
import { type CompanyId, type ContactId, idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'

/** One line of a list. */
export type ContactSummary = {
  readonly id: ContactId
  readonly displayName: string
  readonly companyName: string | null
}

/** Everything on a contact's card. */
export type ContactView = ContactSummary & {
  readonly name: string
  /** As typed. */
  readonly emails: readonly string[]
  /** E.164. */
  readonly phones: readonly string[]
  readonly companyId: CompanyId | null
  readonly jobTitle: string | null
  readonly tags: readonly string[]
  readonly owner: { readonly id: MemberId; readonly name: string } | null
  readonly deleted: boolean
  readonly version: number
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly updatedAt: string
}

/** The names of the companies that some contacts work for, by id. */
export async function companyNames(
  models: Models,
  actor: Actor,
  contacts: readonly Pick<ContactRecord, 'companyId'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = contacts.flatMap(({ companyId }) => (companyId === undefined ? [] : [companyId]))
  if (ids.length === 0) return new Map()
  const filter = { workspaceId: objectId(actor.workspaceId), _id: { $in: ids } }
  const found = await models.companies.find(filter, { name: 1 }).lean()
  return new Map(found.map(({ _id, name }) => [_id.toHexString(), name]))
}

export function toSummary(
  contact: Pick<ContactRecord, '_id' | 'displayName' | 'companyId'>,
  names: ReadonlyMap<string, string>,
): ContactSummary {
  return {
    id: idOf(contact._id),
    displayName: contact.displayName,
    companyName: (contact.companyId && names.get(contact.companyId.toHexString())) ?? null,
  }
}

/** The card of one contact; looks up its company and owner. */
export async function toView(models: Models, actor: Actor, contact: ContactRecord): Promise<ContactView> {
  const workspaceId = objectId(actor.workspaceId)
  const [names, owner] = await Promise.all([
    companyNames(models, actor, [contact]),
    contact.ownerId ? models.members.findOne({ workspaceId, _id: contact.ownerId }, { name: 1 }).lean() : null,
  ])
  return {
    ...toSummary(contact, names),
    name: contact.name,
    emails: contact.emails.map(({ value }) => value),
    phones: contact.phones.map(({ e164 }) => e164),
    companyId: contact.companyId ? idOf(contact.companyId) : null,
    jobTitle: contact.jobTitle ?? null,
    tags: contact.tags,
    owner: owner && { id: idOf(owner._id), name: owner.name },
    deleted: contact.deletedAt !== null,
    version: contact.version,
    createdAt: contact.createdAt.toISOString(),
    updatedAt: contact.updatedAt.toISOString(),
  }
}
