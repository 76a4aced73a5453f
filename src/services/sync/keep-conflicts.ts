/** Makes decided conflicts visible: on the record's timeline, and in the list of the run. */
import type { RecordRef } from '../../ids.ts'
import { newId, objectId, type SyncConflictId, type ContactId } from '../../models/ids.ts'
import type { Transaction } from '../core/transact.ts'
import { fieldsOf, type FieldTable } from '../fields/define-fields.ts'
import type { Landed, PageContext } from './sync-page.ts'

/** More than anybody decides by hand. The figures count all of them. */
export const MAX_LISTED_CONFLICTS = 1_000

export async function keepConflicts(
  { deps: { models, fields }, sync, run }: PageContext,
  tx: Transaction,
  landings: readonly Landed[],
): Promise<number> {
  const decided = landings.flatMap(({ arrival, recordId, conflicts }) =>
    recordId === null ? [] : conflicts.map((conflict) => ({ arrival, recordId, ...conflict })),
  )
  if (decided.length === 0) return 0
  const pathOf = (table: FieldTable, field: string): string =>
    fieldsOf(table).find(({ name }) => name === field)?.path ?? field
  for (const { arrival, recordId, field, ours, theirs, kept } of decided) {
    const { kind } = arrival.record
    const target = { kind, id: recordId } as RecordRef
    const path = pathOf(fields[kind], field)
    const [from, to] = kept === 'ours' ? [theirs, ours] : [ours, theirs]
    tx.record({ type: 'sync-conflict.decided', target, changes: [{ path, from, to }] })
  }
  const listed = await models.syncConflicts.countDocuments(
    { workspaceId: sync.workspaceId, syncId: sync._id, settled: false },
    { session: tx.session, limit: MAX_LISTED_CONFLICTS },
  )
  const documents = decided.slice(0, Math.max(0, MAX_LISTED_CONFLICTS - listed)).map((conflict) => ({
    _id: objectId(newId<SyncConflictId>()),
    workspaceId: sync.workspaceId,
    syncId: sync._id,
    run,
    kind: conflict.arrival.record.kind,
    recordId: objectId(conflict.recordId as ContactId),
    externalId: conflict.arrival.record.externalId,
    field: conflict.field,
    ours: conflict.ours ?? null,
    theirs: conflict.theirs ?? null,
    kept: conflict.kept,
    settled: false,
    at: tx.at,
  }))
  if (documents.length > 0) await models.syncConflicts.insertMany(documents, { session: tx.session, lean: true })
  return decided.length
}
