/**
 * The part of a contact that a member may share with anybody. Nothing else is read for it: no notes, tags, owner or next step.
 * The id is for a link, which checks permission again.
 */
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { Sharing } from '../records/kind-definition.ts'
import { companyNames } from './contact-view.ts'

export type ShareableContact = {
  readonly kind: 'contact'
  readonly id: ContactId
  readonly displayName: string
  readonly jobTitle: string | null
  readonly companyName: string | null
  /** E.164. */
  readonly phones: readonly string[]
  /** As typed. */
  readonly emails: readonly string[]
}

const projection = { displayName: 1, jobTitle: 1, companyId: 1, phones: 1, emails: 1 } as const
type Stored = Pick<ContactRecord, '_id' | keyof typeof projection>

async function show(models: Models, actor: Actor, contacts: readonly Stored[]): Promise<readonly ShareableContact[]> {
  const names = await companyNames(models, actor, contacts)
  return contacts.map(({ _id, displayName, jobTitle, companyId, phones, emails }) => ({
    kind: 'contact',
    id: idOf(_id),
    displayName,
    jobTitle: jobTitle ?? null,
    companyName: (companyId && names.get(companyId.toHexString())) ?? null,
    phones: phones.map(({ e164 }) => e164),
    emails: emails.map(({ value }) => value),
  }))
}

export const CONTACT_SHARING = { projection, latest: {}, show } satisfies Sharing
