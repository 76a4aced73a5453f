/** What is a contact's own in a merge: its company, and that something has to identify it. */
import { type CompanyId, idOf, objectId } from '../../models/ids.ts'
import type { ContactRecord } from '../../models/contact.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { Mergeable, MergeDeps, Merging, Values } from '../merging/mergeable.ts'
import { undoMerged } from '../merging/separate-records.ts'
import type { Inverse } from '../undo/inverse.ts'
import type { ContactValues } from './contact-fields.ts'
import { withAgreeingParts } from './name-parts.ts'
import { companyNameOf, readContact, relatedOfContact, storedContactOf } from './write-contact.ts'

// Safe: the values of a contact, by the table of its kind.
const own = (values: Values): ContactValues => values as unknown as ContactValues

/** The company that a contact gets. It may have been removed as unused, or replaced. */
async function linked({ models }: MergeDeps, actor: Actor, tx: Transaction, id: CompanyId): Promise<CompanyId | null> {
  return (await relinkCompany(models, actor, tx, id))?.id ?? null
}

export const CONTACT_MERGING: Merging<'contact'> = {
  kind: 'contact',
  model: 'contacts',
  name: 'displayName',

  async read(models, actor, id) {
    const { _id, displayName: name } = await readContact(models, actor, id)
    return { _id, name }
  },

  /** A contact is found by its company's name, which is not among its values. */
  async wordsOfLeft({ models, fields }, { workspaceId }, left, tx) {
    const ids = left.flatMap(({ name, value }) => {
      const field = Object.hasOwn(fields.contact, name) ? fields.contact[name as keyof ContactValues] : null
      return field?.kind === 'company' ? (value as CompanyId) : []
    })
    if (ids.length === 0) return []
    const filter = { workspaceId, _id: { $in: ids.map(objectId) } }
    const found = await models.companies.find(filter, { name: 1 }, { session: tx?.session ?? null }).lean()
    return found.map(({ name }) => name)
  },

  agreeing: (values) => ({ ...values, ...withAgreeingParts(own(values)) }),

  async settle(deps, actor, tx, { before, after }) {
    const { company } = own(after)
    if (company === null || company === own(before).company) return after
    const there = await linked(deps, actor, tx, company)
    return there === null ? after : { ...after, company: there }
  },

  async stored({ models, fields }, tx, record, values, known) {
    const workspaceId = idOf<Actor['workspaceId']>(record.workspaceId)
    const companyName = await companyNameOf(models, { workspaceId }, tx, own(values).company)
    return storedContactOf(fields.contact, own(values), companyName, known)
  },

  leaving: { $set: {} },

  async returning(deps, actor, tx, losing) {
    const { companyId } = losing as Mergeable & Pick<ContactRecord, 'companyId'>
    const company = companyId === undefined ? null : await linked(deps, actor, tx, idOf(companyId))
    return { $set: company === null ? {} : { companyId: objectId(company) } }
  },

  related: (...states) => relatedOfContact(...states.map(own)),
}

/** The inverse of contact.merged. */
export const undoContactMerged: Inverse = (...undone) => undoMerged(CONTACT_MERGING, ...undone)
