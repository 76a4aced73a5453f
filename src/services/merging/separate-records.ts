/**
 * Undoes a merge: both records as they were, and everything that the merge moved back where it was. What was added or
 * changed since stays with the primary. Within a day it is an undo like any other; admins can do it for a year.
 */
import { AppError } from '../../errors.ts'
import type { EventId, IdOf } from '../../ids.ts'
import type { EventRecord } from '../../models/event.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { MergeRecord } from '../../models/merge.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { countedReferences } from '../records/references-to.ts'
import { modelOf, nameOf } from '../records/seen-records.ts'
import { survivorOf } from '../records/survivor.ts'
import { writeRecordVersion } from '../records/write-version.ts'
import { changedSince, deletion, type InverseDeps, type InverseResult } from '../undo/inverse.ts'
import { separateValues } from './combine-values.ts'
import { beginFollowing } from './follow-merge.ts'
import { assertSettled, mergesInto, SEPARABLE_FOR_MS, type TakenOver, takenOver } from './merge-state.ts'
import { type Mergeable, type MergedKind, type Merging, mergedRef, type Values } from './mergeable.ts'

const alreadyUndone = (event: EventRecord) =>
  new AppError('CONFLICT', { details: { reason: 'already-undone', about: recordRef(event.target) } })

/** @throws AppError CONFLICT (already-undone, merged-later) */
async function lastMerge(
  { models }: InverseDeps,
  merging: Merging,
  tx: Transaction,
  event: EventRecord,
): Promise<MergeRecord> {
  const { workspaceId, _id: eventId } = event
  const merge = await models.merges.findOne({ workspaceId, eventId }, null, { session: tx.session }).lean()
  if (merge === null || merge.state === 'separated') throw alreadyUndone(event)
  const { primaryId, losingId, kind } = merge
  await assertSettled(models, tx, { workspaceId, kind }, [primaryId, losingId])
  const later = (await mergesInto(models, merge, tx)).at(-1)
  if (later === undefined || later._id.equals(merge._id)) return merge
  const filter = { workspaceId, _id: later.losingId }
  const other = await modelOf(models, merging)
    .findOne(filter, { [merging.name]: 1 }, { session: tx.session })
    .lean()
  throw new AppError('CONFLICT', {
    details: {
      reason: 'merged-later',
      about: recordRef(event.target),
      name: other === null ? '' : nameOf(merging, other),
    },
  })
}

/** The primary. If it was merged into another one since, that merge is undone first. @throws AppError CONFLICT; NOT_FOUND */
async function readPrimary(
  { models }: InverseDeps,
  merging: Merging,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<Mergeable> {
  const { kind } = merging
  const model = modelOf(models, merging)
  const options = { session: tx.session }
  const primary = await model.findOne({ ...visibleTo(actor), _id: event.target.id }, null, options).lean<Mergeable>()
  const missing = () => new AppError('NOT_FOUND', { message: `No such ${kind}`, details: { kind } })
  if (primary === null) throw missing()
  if (primary.mergedInto !== undefined) {
    const survivor = await survivorOf(model, primary, tx.session)
    const seen = survivor && (await model.exists({ ...visibleTo(actor), _id: survivor._id }).session(tx.session))
    if (seen === null) throw missing()
    const about = mergedRef(merging.kind, idOf(seen._id))
    throw new AppError('CONFLICT', { details: { reason: 'merged-later', about, name: nameOf(merging, primary) } })
  }
  if (primary.deletedAt !== null) throw changedSince(event)
  return primary
}

async function writePrimary(
  deps: InverseDeps,
  merging: Merging,
  { actor, tx }: { readonly actor: Actor; readonly tx: Transaction },
  primary: Mergeable,
  { values, known }: { readonly values: Values; readonly known: TakenOver },
): Promise<Values> {
  const table: FieldTable = deps.fields[merging.kind]
  const present = valuesOf(table, primary)
  const wanted = await merging.settle(deps, actor, tx, { before: present, after: values })
  const form = await merging.stored(deps, tx, primary, wanted, known)
  // Nothing of its own would be left: then it keeps what it has.
  const stored = form ?? (await merging.stored(deps, tx, primary, present, known))
  if (stored === null) throw new AppError('INTERNAL', { message: `Nothing identifies the ${merging.kind}` })
  await writeRecordVersion(deps.models, tx, merging, primary, {
    $set: { ...stored.$set, ...known },
    $unset: {
      ...stored.$unset,
      ...(known.mergedIds === undefined && { mergedIds: 1 }),
      ...(known.mergedWords === undefined && { mergedWords: 1 }),
    },
  })
  return form === null ? present : wanted
}

/** What refers to the primary and is younger than the merge. */
async function countAdded({ models, kinds }: InverseDeps, tx: Transaction, merge: MergeRecord): Promise<number> {
  const { workspaceId, primaryId, at } = merge
  let added = 0
  for (const { definition, path } of countedReferences(kinds, merge.kind)) {
    const since = { workspaceId, createdAt: { $gt: at }, deletedAt: null, [path]: primaryId }
    added += await modelOf(models, definition).countDocuments(since, { session: tx.session })
  }
  return added
}

async function readLosing({ models }: InverseDeps, merging: Merging, tx: Transaction, merge: MergeRecord) {
  // Where members see only their own, it may not be theirs any more: the merge was.
  const filter = { workspaceId: merge.workspaceId, _id: merge.losingId }
  return modelOf(models, merging).findOne(filter, null, { session: tx.session }).lean<Mergeable>()
}

/** The inverse of a merge. */
export async function undoMerged(
  merging: Merging,
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models } = deps
  const table: FieldTable = deps.fields[merging.kind]
  const merge = await lastMerge(deps, merging, tx, event)
  const primary = await readPrimary(deps, merging, actor, tx, event)
  const losing = await readLosing(deps, merging, tx, merge)
  if (losing === null || losing.mergedInto === undefined) throw alreadyUndone(event)
  const present = valuesOf(table, primary)
  const { values, kept } = separateValues(table, present, event.changes)
  const others = (await mergesInto(models, merge, tx)).filter(({ _id }) => !_id.equals(merge._id))
  const after = await writePrimary(deps, merging, { actor, tx }, primary, { values, known: takenOver(others) })

  const back = await merging.returning(deps, actor, tx, losing)
  await writeRecordVersion(models, tx, merging, losing, {
    $set: { deletedAt: null, ...back.$set },
    $unset: { mergedInto: 1, ...back.$unset },
  })
  const separating: MergeRecord = { ...merge, state: 'separating' }
  const more = await beginFollowing(deps, tx, separating)
  const state = more ? 'separating' : 'separated'
  const filter = { workspaceId: merge.workspaceId, _id: merge._id, state: 'merged' as const }
  const written = await models.merges.updateOne(filter, { $set: { state } }, { session: tx.session })
  if (written.modifiedCount !== 1) throw alreadyUndone(event)
  const [name, from] = [nameOf(merging, losing), nameOf(merging, primary)]
  tx.record({
    type: `${merging.kind}.separated`,
    target: recordRef(event.target),
    related: event.related.map(recordRef),
    changes: [
      ...changesBetween(table, present, after),
      { path: 'mergedId', from: idOf(losing._id), to: null },
      { path: 'names', from: name, to: from },
      deletion(losing.deletedAt, null),
    ],
    undoes: event.commandId,
  })
  const stayed = { fields: kept, added: await countAdded(deps, tx, merge) }
  return { name, effect: 'changed', separated: { kind: merging.kind, from, stayed } }
}

export type SeparatedRecords<Kind extends MergedKind> = InverseResult & { readonly id: IdOf<Kind> }

export type SeparateRecords<Kind extends MergedKind> = (
  actor: Actor,
  eventId: EventId,
) => Promise<SeparatedRecords<Kind>>

/**
 * Undoes the merge that an event records.
 *
 * @throws AppError FORBIDDEN; NOT_FOUND; EXPIRED after a year; CONFLICT (already-undone, merged-later, changed-since,
 * merge-under-way)
 */
export function createSeparateRecords<Kind extends MergedKind>(
  deps: RecordDeps,
  merging: Merging<Kind>,
): SeparateRecords<Kind> {
  const { models, kinds, transact, tablesOf } = deps
  const { kind } = merging
  return async (actor, eventId) => {
    authorize(actor, 'contact.separate')
    return transact(actor, `${kind}.separate-${eventId}`, async (tx): Promise<SeparatedRecords<Kind>> => {
      const options = { session: tx.session }
      const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(eventId) }
      const event = await models.events.findOne({ ...filter, type: `${kind}.merged` }, null, options).lean()
      if (event === null) throw new AppError('NOT_FOUND', { details: { kind: 'change' } })
      if (tx.at.getTime() - event.at.getTime() > SEPARABLE_FOR_MS)
        throw new AppError('EXPIRED', { details: { kind: 'change', about: recordRef(event.target) } })
      const result = await undoMerged(merging, { models, kinds, fields: tablesOf(actor) }, actor, tx, event)
      // The member's own undo has nothing left to undo.
      const command = { _id: event.commandId, workspaceId: event.workspaceId, undoneAt: null }
      await models.commands.updateOne(command, { $set: { undoneAt: tx.at } }, options)
      return { ...result, id: idOf<IdOf<Kind>>(event.target.id) }
    })
  }
}
