/** A deleted record, whether it can be restored, and what else is deleted that it is about. */
import type { ClientSession, Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import type { RecordRef } from '../../ids.ts'
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { recordRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { definitionOf, type KindDefinition, type KindTable } from '../records/kind-definition.ts'
import type { TrashKind } from '../records/kinds.ts'
import { modelOf, nameOf, type StoredRecord } from '../records/seen-records.ts'
import { survivorOf } from '../records/survivor.ts'
import { trashedKind } from './trash-kinds.ts'
import { isInWindow, TRASH_DAYS } from './trash-window.ts'

export type TrashRef = RecordRef<TrashKind>

/** A record that the deleted one is about, and that is deleted too. */
export type Companion = {
  readonly record: RecordRef<'contact' | 'company' | 'deal'>
  readonly name: string
}

export type Trashed = {
  readonly definition: KindDefinition
  readonly record: StoredRecord
  readonly deletedAt: Date
  readonly name: string
  /** Deleted as well, and restorable. */
  readonly companions: readonly Companion[]
}

/** The stored paths by which records refer to contacts and deals, and notes to companies. */
type Links = {
  readonly contactIds?: readonly Types.ObjectId[]
  readonly contactId?: Types.ObjectId
  readonly dealId?: Types.ObjectId
  readonly companyId?: Types.ObjectId
}

type Options = { readonly session?: ClientSession }

async function companionsOf(
  models: Models,
  kinds: KindTable,
  kind: TrashKind,
  record: StoredRecord,
  now: Date,
  options: Options,
): Promise<readonly Companion[]> {
  const { contactIds = [], contactId, dealId, companyId } = record as StoredRecord & Links
  const links = [
    ...(dealId === undefined ? [] : [{ kind: 'deal', id: dealId } as const]),
    ...[...contactIds, ...(contactId === undefined ? [] : [contactId])].map((id) => ({ kind: 'contact', id }) as const),
    // Contacts and deals bring their company along by themselves.
    ...(kind === 'note' && companyId !== undefined ? [{ kind: 'company', id: companyId } as const] : []),
  ]
  const found: Companion[] = []
  // One after another: a transaction runs one operation at a time.
  for (const link of links) {
    const { id } = link
    const definition = definitionOf(kinds, link.kind)
    if (definition === null) continue
    const filter = { workspaceId: record.workspaceId, _id: id, deletedAt: { $ne: null } }
    const gone = await modelOf(models, definition).findOne(filter, null, options).lean()
    if (gone === null || gone.deletedAt === null || gone.mergedInto !== undefined) continue
    if (isInWindow(gone.deletedAt, now)) found.push({ record: recordRef(link), name: nameOf(definition, gone) })
  }
  return found
}

/**
 * @throws AppError NOT_FOUND; CONFLICT (not-deleted) for a record that somebody restored, (merged) for one that another took
 * over; EXPIRED after {@link TRASH_DAYS}
 */
export async function readTrashed(
  { models, kinds }: Pick<RecordDeps, 'models' | 'kinds'>,
  actor: Actor,
  ref: TrashRef,
  now: Date,
  options: Options = {},
): Promise<Trashed> {
  const definition = trashedKind(kinds, ref.kind)
  const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(ref.id) }
  const record = await modelOf(models, definition).findOne(filter, null, options).lean()
  if (record === null) throw new AppError('NOT_FOUND', { details: { kind: ref.kind } })
  const { deletedAt } = record
  if (deletedAt === null) throw new AppError('CONFLICT', { details: { reason: 'not-deleted', about: ref } })
  if (record.mergedInto !== undefined) {
    const survivor = await survivorOf(modelOf(models, definition), record)
    if (survivor === null) throw new AppError('NOT_FOUND', { details: { kind: ref.kind } })
    const about = recordRef({ kind: ref.kind, id: survivor._id })
    throw new AppError('CONFLICT', { details: { reason: 'merged', about, name: nameOf(definition, survivor) } })
  }
  if (!isInWindow(deletedAt, now)) throw new AppError('EXPIRED', { details: { kind: 'trash', days: TRASH_DAYS } })
  const companions = await companionsOf(models, kinds, ref.kind, record, now, options)
  return { definition, record, deletedAt, name: nameOf(definition, record), companions }
}
