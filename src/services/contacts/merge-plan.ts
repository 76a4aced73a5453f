/** What a merge of two contacts would do, for the operation and for its preview. */
import { AppError } from '../../errors.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { Change } from '../../models/event.ts'
import { type CompanyId, type ContactId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { assertMayDelete } from '../deleting/may-delete.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { modelOf } from '../records/seen-records.ts'
import { survivorOf } from '../records/survivor.ts'
import { combineValues, type Combined } from '../merging/combine-values.ts'
import type { ContactFields, ContactValues } from './contact-fields.ts'

/** `losing` becomes part of `primary`. */
export type ContactPair = { readonly primary: ContactId; readonly losing: ContactId }

export type MergePlan = Combined<ContactFields> & {
  readonly primary: ContactRecord
  readonly losing: ContactRecord
  readonly before: ContactValues
  /** What the primary gets. */
  readonly changes: readonly Change[]
  /** Words of the losing contact that none of the primary's fields will hold. */
  readonly words: readonly string[]
}

const noContact = () => new AppError('NOT_FOUND', { message: 'No such contact', details: { kind: 'contact' } })

/** Unlike {@link readContact}, does not open the contact that took over: what was previewed is what is merged. */
async function readLive(models: Models, actor: Actor, id: ContactId, tx?: Transaction): Promise<ContactRecord> {
  const options = { session: tx?.session ?? null }
  const contact = await models.contacts.findOne({ ...visibleTo(actor), _id: objectId(id) }, null, options).lean()
  if (contact === null) throw noContact()
  if (contact.deletedAt === null) return contact
  const survivor = await survivorOf(modelOf(models, { model: 'contacts' }), contact, options.session)
  const seen = survivor && { ...visibleTo(actor), _id: survivor._id, deletedAt: null }
  const heir = seen && (await models.contacts.findOne(seen, { displayName: 1 }, options).lean())
  if (heir === null) throw noContact()
  const about = { kind: 'contact', id: idOf<ContactId>(heir._id) } as const
  throw new AppError('CONFLICT', { details: { reason: 'merged', about, name: heir.displayName } })
}

/** The words of values that the primary did not take, and those by which the losing contact was found besides. */
function wordsOf(table: ContactFields, losing: ContactRecord, { left }: Combined<ContactFields>): readonly string[] {
  const found = fieldsOf(table).flatMap(({ name, field }) => {
    const value = left.find((one) => one.name === name)?.value
    return field.search !== true || value === undefined ? [] : field.searchWords(value)
  })
  return [...new Set([...found, ...(losing.mergedWords ?? [])])]
}

/** A contact is found by its company's name, which is not among its values. */
async function companyNames(
  models: Models,
  { workspaceId }: ContactRecord,
  table: ContactFields,
  { left }: Combined<ContactFields>,
  tx?: Transaction,
): Promise<readonly string[]> {
  const ids = left.flatMap(({ name, value }) => (table[name].kind === 'company' ? (value as CompanyId) : []))
  if (ids.length === 0) return []
  const filter = { workspaceId, _id: { $in: ids.map(objectId) } }
  const found = await models.companies.find(filter, { name: 1 }, { session: tx?.session ?? null }).lean()
  return found.map(({ name }) => name)
}

/**
 * @throws AppError FORBIDDEN, also for somebody else's losing contact where reps may not delete those; NOT_FOUND; VALIDATION
 * (pick-one) for a contact and itself; CONFLICT (merged) for one that another took over
 */
export async function planMerge(
  { models, fields }: TableDeps,
  actor: Actor,
  { primary: primaryId, losing: losingId }: ContactPair,
  tx?: Transaction,
): Promise<MergePlan> {
  authorize(actor, 'contact.merge')
  const table = fields.contact
  const reading = readLive(models, actor, primaryId, tx)
  // A transaction runs one operation at a time.
  if (tx !== undefined) await reading
  const [primary, losing] = await Promise.all([reading, readLive(models, actor, losingId, tx)])
  if (primaryId === losingId) throw new AppError('VALIDATION', { details: { problem: 'pick-one' } })
  await assertMayDelete(models, actor, losing.ownerId, tx)
  const before = valuesOf(table, primary)
  const combined = combineValues(table, before, valuesOf(table, losing))
  const changes = changesBetween(table, before, combined.values)
  const words = [...wordsOf(table, losing, combined), ...(await companyNames(models, losing, table, combined, tx))]
  return { ...combined, primary, losing, before, changes, words }
}
