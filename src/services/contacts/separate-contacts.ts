/**
 * Undoes a merge: both contacts as they were, and everything that the merge moved back where it was. What was added or
 * changed since stays with the primary. Within a day it is an undo like any other; admins can do it for a year.
 */
import { AppError } from '../../errors.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { EventRecord } from '../../models/event.ts'
import { type CompanyId, type ContactId, type EventId, idOf, objectId } from '../../models/ids.ts'
import type { MergeRecord } from '../../models/merge.ts'
import { recordRef } from '../../models/record-ref.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import { separateValues } from '../merging/combine-values.ts'
import { beginFollowing } from '../merging/follow-merge.ts'
import { assertSettled, mergesInto, type TakenOver, takenOver } from '../merging/merge-state.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { changedSince, deletion, type InverseDeps, type InverseResult } from '../undo/inverse.ts'
import type { ContactValues } from './contact-fields.ts'
import { storedContactOf, readContact, writeVersion } from './write-contact.ts'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

const alreadyUndone = (event: EventRecord) =>
  new AppError('CONFLICT', { details: { reason: 'already-undone', about: recordRef(event.target) } })

/** @throws AppError CONFLICT (already-undone, merged-later) */
async function lastMerge(deps: InverseDeps, tx: Transaction, event: EventRecord): Promise<MergeRecord> {
  const { models } = deps
  const { workspaceId, _id: eventId } = event
  const merge = await models.merges.findOne({ workspaceId, eventId }, null, { session: tx.session }).lean()
  if (merge === null || merge.state === 'separated') throw alreadyUndone(event)
  const { primaryId, losingId, kind } = merge
  await assertSettled(models, tx, { workspaceId, kind }, [primaryId, losingId])
  const later = (await mergesInto(models, merge, tx)).at(-1)
  if (later === undefined || later._id.equals(merge._id)) return merge
  const filter = { workspaceId, _id: later.losingId }
  const name = (await models.contacts.findOne(filter, { displayName: 1 }, { session: tx.session }).lean())?.displayName
  throw new AppError('CONFLICT', {
    details: { reason: 'merged-later', about: recordRef(event.target), name: name ?? '' },
  })
}

/** The primary. If it was merged into another one since, that merge is undone first. @throws AppError CONFLICT; NOT_FOUND */
async function readPrimary(deps: InverseDeps, actor: Actor, tx: Transaction, event: EventRecord) {
  const primary = await readContact(deps.models, actor, idOf(event.target.id), { tx, deleted: true })
  if (primary.mergedInto !== undefined) {
    const survivor = await readContact(deps.models, actor, idOf(primary.mergedInto), { tx })
    const about = { kind: 'contact', id: idOf<ContactId>(survivor._id) } as const
    throw new AppError('CONFLICT', { details: { reason: 'merged-later', about, name: primary.displayName } })
  }
  if (primary.deletedAt !== null) throw changedSince(event)
  return primary
}

/** The company that a contact gets back. It may have been removed as unused, or replaced. */
async function backAtCompany(deps: InverseDeps, actor: Actor, tx: Transaction, id: CompanyId | null) {
  return id === null ? null : ((await relinkCompany(deps.models, actor, tx, id))?.id ?? null)
}

async function nameOfCompany({ models }: InverseDeps, tx: Transaction, contact: ContactRecord, id: CompanyId | null) {
  if (id === null) return null
  const filter = { workspaceId: contact.workspaceId, _id: objectId(id) }
  return (await models.companies.findOne(filter, { name: 1 }, { session: tx.session }).lean())?.name ?? null
}

async function writePrimary(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  primary: ContactRecord,
  { values, known }: { readonly values: ContactValues; readonly known: TakenOver },
): Promise<ContactValues> {
  const { models, fields } = deps
  const present = valuesOf(fields.contact, primary)
  const company = values.company === present.company ? null : await backAtCompany(deps, actor, tx, values.company)
  const wanted = company === null ? values : { ...values, company }
  const stored = async (some: ContactValues) =>
    storedContactOf(fields.contact, some, await nameOfCompany(deps, tx, primary, some.company), known)
  // Nothing of its own would be left: then it keeps what it has.
  const [after, form] = await stored(wanted).then(async (one) =>
    one === null ? ([present, await stored(present)] as const) : ([wanted, one] as const),
  )
  if (form === null) throw new AppError('INTERNAL', { message: 'Nothing identifies the contact' })
  const { $set, $unset } = form
  await writeVersion(models, tx, primary, {
    $set: { ...$set, ...known },
    $unset: {
      ...$unset,
      ...(known.mergedIds === undefined && { mergedIds: 1 }),
      ...(known.mergedWords === undefined && { mergedWords: 1 }),
    },
  })
  return after
}

/** Notes, tasks and deals that refer to the primary and are younger than the merge. */
async function countAdded({ models }: InverseDeps, tx: Transaction, merge: MergeRecord): Promise<number> {
  const { workspaceId, primaryId, at } = merge
  const since = { workspaceId, createdAt: { $gt: at }, deletedAt: null }
  const options = { session: tx.session }
  const notes = await models.notes.countDocuments({ ...since, contactId: primaryId }, options)
  const tasks = await models.tasks.countDocuments({ ...since, contactId: primaryId }, options)
  return notes + tasks + (await models.deals.countDocuments({ ...since, contactIds: primaryId }, options))
}

/** The inverse of contact.merged. */
export async function undoContactMerged(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models, fields } = deps
  const merge = await lastMerge(deps, tx, event)
  const primary = await readPrimary(deps, actor, tx, event)
  // Where members see only their own, it may not be theirs any more: the merge was.
  const losing = await models.contacts
    .findOne({ workspaceId: merge.workspaceId, _id: merge.losingId }, null, { session: tx.session })
    .lean()
  if (losing === null || losing.mergedInto === undefined) throw alreadyUndone(event)
  const present = valuesOf(fields.contact, primary)
  const { values, kept } = separateValues(fields.contact, present, event.changes)
  const others = (await mergesInto(models, merge, tx)).filter(({ _id }) => !_id.equals(merge._id))
  const after = await writePrimary(deps, actor, tx, primary, { values, known: takenOver(others) })

  const before = losing.companyId === undefined ? null : idOf<CompanyId>(losing.companyId)
  const company = await backAtCompany(deps, actor, tx, before)
  await writeVersion(models, tx, losing, {
    $set: { deletedAt: null, ...(company !== null && { companyId: objectId(company) }) },
    $unset: { mergedInto: 1 },
  })
  const separating: MergeRecord = { ...merge, state: 'separating' }
  const more = await beginFollowing(deps, tx, separating)
  const state = more ? 'separating' : 'separated'
  const filter = { workspaceId: merge.workspaceId, _id: merge._id, state: 'merged' as const }
  const written = await models.merges.updateOne(filter, { $set: { state } }, { session: tx.session })
  if (written.modifiedCount !== 1) throw alreadyUndone(event)
  tx.record({
    type: 'contact.separated',
    target: recordRef(event.target),
    related: event.related.map(recordRef),
    changes: [
      ...changesBetween(fields.contact, present, after),
      { path: 'mergedId', from: idOf(losing._id), to: null },
      { path: 'names', from: losing.displayName, to: primary.displayName },
      deletion(losing.deletedAt, null),
    ],
    undoes: event.commandId,
  })
  const stayed = { fields: kept, added: await countAdded(deps, tx, merge) }
  return { name: losing.displayName, effect: 'changed', separated: { from: primary.displayName, stayed } }
}

export type SeparatedContacts = InverseResult & { readonly id: ContactId }

export type SeparateContacts = (actor: Actor, eventId: EventId) => Promise<SeparatedContacts>

/**
 * Undoes the merge that an event records.
 *
 * @throws AppError FORBIDDEN; NOT_FOUND; EXPIRED after a year; CONFLICT (already-undone, merged-later, changed-since,
 * merge-under-way)
 */
export function createSeparateContacts(deps: RecordDeps): SeparateContacts {
  const { models, kinds, transact, tablesOf } = deps
  return async (actor, eventId) => {
    authorize(actor, 'contact.separate')
    return transact(actor, `contact.separate-${eventId}`, async (tx): Promise<SeparatedContacts> => {
      const options = { session: tx.session }
      const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(eventId) }
      const event = await models.events.findOne({ ...filter, type: 'contact.merged' }, null, options).lean()
      if (event === null) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
      if (tx.at.getTime() - event.at.getTime() > YEAR_MS)
        throw new AppError('EXPIRED', { details: { kind: 'change', about: recordRef(event.target) } })
      const result = await undoContactMerged({ models, kinds, fields: tablesOf(actor) }, actor, tx, event)
      // The member's own undo has nothing left to undo.
      const command = { _id: event.commandId, workspaceId: event.workspaceId, undoneAt: null }
      await models.commands.updateOne(command, { $set: { undoneAt: tx.at } }, options)
      return { ...result, id: idOf<ContactId>(event.target.id) }
    })
  }
}
