/** Writes a page of contacts: known ones are merged, matching ones linked, the others created. */
import type { ContactRecord } from '../../models/contact.ts'
import { type CompanyId, type ContactId, idOf, newId, objectId } from '../../models/ids.ts'
import type { ContactValues } from '../contacts/contact-fields.ts'
import { withAgreeingParts } from '../contacts/name-parts.ts'
import { relatedOfContact, storedContactOf } from '../contacts/write-contact.ts'
import type { Transaction } from '../core/transact.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { nested } from '../fields/stored-path.ts'
import { blankValues, changesBetween, valuesOf } from '../fields/values.ts'
import { acceptPulled } from './accept-pulled.ts'
import { findMatches } from './match-contacts.ts'
import { mergeRecord, type MergedRecord, sidesOf } from './merge-record.ts'
import { type PageReferences, readReferences } from './page-references.ts'
import { updateOf, writeUpdates } from '../records/record-updates.ts'
import { type Landed, landed, leftAsItIs, type PageContext, wholeAnswer, type WriteKind } from './sync-page.ts'

const NOTHING: MergedRecord = { values: {}, conflicts: [] }

async function companyNamesOf(
  { deps: { models }, sync }: PageContext,
  tx: Transaction,
  contacts: readonly ContactRecord[],
  { companyNames }: PageReferences,
): Promise<void> {
  const ids = contacts.flatMap(({ companyId }) => companyId ?? []).filter((id) => !companyNames.has(id.toHexString()))
  if (ids.length === 0) return
  const filter = { workspaceId: sync.workspaceId, _id: { $in: ids } }
  const found = await models.companies.find(filter, { name: 1 }, wholeAnswer(tx)).lean()
  for (const { _id, name } of found) companyNames.set(_id.toHexString(), name)
}

export const writeContacts: WriteKind = async (context, tx, arrivals) => {
  const { deps, sync } = context
  const { models, fields } = deps
  const table = fields.contact
  const { workspaceId } = sync
  const companyFields = fieldsOf(table).flatMap(({ name, field }) => (field.kind === 'company' ? [name] : []))
  const refs = await readReferences(context, tx, arrivals, companyFields)
  const known = await findMatches(context, tx, arrivals)
  await companyNamesOf(context, tx, [...known.values()], refs)
  const nameOf = (id: CompanyId | null): string | null => (id === null ? null : (refs.companyNames.get(id) ?? null))

  const added: Record<string, unknown>[] = []
  const updates: Parameters<typeof writeUpdates>[3][number][] = []
  const result: Landed[] = []
  for (const arrival of arrivals) {
    const { record } = arrival
    const contact = known.get(record.externalId)
    // We deleted or erased it: they cannot bring it back.
    const isGone = contact === undefined ? arrival.link !== null : contact.deletedAt !== null
    if (isGone) {
      result.push(leftAsItIs(arrival))
      continue
    }
    const { theirs, incomplete } = await acceptPulled(table, arrival, refs)
    const before = contact === undefined ? blankValues(table) : valuesOf(table, contact)
    const merged =
      contact === undefined
        ? { ...NOTHING, values: { ...before, ...theirs } }
        : await mergeRecord(context, tx, table, 'contact', arrival, theirs, {
            id: idOf<ContactId>(contact._id),
            values: before,
            updatedAt: contact.updatedAt,
          })
    const after = withAgreeingParts(merged.values as ContactValues)
    const changes = changesBetween(table, before, after)
    const stored = storedContactOf(table, after, nameOf(after.company), contact)
    if (stored === null) {
      result.push(landed(arrival, { outcome: 'refused' }))
      continue
    }
    const id = contact === undefined ? newId<ContactId>() : idOf<ContactId>(contact._id)
    const target = { kind: 'contact', id } as const
    if (contact === undefined) {
      const always = { source: 'sync', nextTaskAt: null, deletedAt: null, version: 1 }
      const at = { touchedAt: tx.at, createdAt: tx.at, updatedAt: tx.at }
      added.push({ _id: objectId(id), workspaceId, ...nested(stored.$set), ...always, ...at })
      tx.record({ type: 'contact.created', target, related: relatedOfContact(after), changes })
    } else if (changes.length > 0) {
      updates.push(updateOf(contact, stored))
      tx.record({ type: 'contact.updated', target, related: relatedOfContact(before, after), changes })
    }
    const outcome = contact === undefined ? 'created' : changes.length > 0 ? 'updated' : 'unchanged'
    const sides = sidesOf(arrival, theirs, after)
    result.push(landed(arrival, { outcome, recordId: id, ...sides, conflicts: merged.conflicts, incomplete }))
  }
  if (added.length > 0) await models.contacts.insertMany(added, { session: tx.session, lean: true })
  await writeUpdates(models, 'contacts', tx, updates)
  return result
}
