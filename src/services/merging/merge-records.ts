/**
 * Merges two records of a kind: the primary gets what it lacks, everything that refers to the losing one follows, and the losing
 * one is deleted with a reference to the primary. It stays as it was, so that the merge can be undone (separate-records.ts).
 */
import { Types } from 'mongoose'

import type { EventId, IdOf } from '../../ids.ts'
import type { Change } from '../../models/event.ts'
import { idOf, objectId } from '../../models/ids.ts'
import type { MergeRecord } from '../../models/merge.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { leftPath } from '../fields/left-path.ts'
import { valuesOf } from '../fields/values.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { nameOf } from '../records/seen-records.ts'
import { writeRecordVersion } from '../records/write-version.ts'
import { beginFollowing } from './follow-merge.ts'
import { type MergePlan, planMerge } from './merge-plan.ts'
import { assertSettled, mergesInto, takenOver } from './merge-state.ts'
import { type MergeDeps, type MergedKind, type MergedPair, type Merging, mergedRef } from './mergeable.ts'

export type MergedRecords<Kind extends MergedKind> = {
  readonly id: IdOf<Kind>
  readonly displayName: string
  readonly losingName: string
  readonly undoId: EventId
}

export type MergeRecords<Kind extends MergedKind> = (
  actor: Actor,
  pair: MergedPair<Kind>,
) => Promise<MergedRecords<Kind>>

/** What the event of a merge says besides the primary's new values. Names: it is told in timelines of both. */
function factsOf(merging: Merging, { primary, losing, left }: MergePlan): readonly Change[] {
  return [
    { path: 'mergedId', from: null, to: losing._id.toHexString() },
    { path: 'names', from: nameOf(merging, losing), to: nameOf(merging, primary) },
    ...left.map(({ path, value }) => ({ path: leftPath(path), from: value, to: null })),
  ]
}

/** @throws AppError as {@link planMerge} does; CONFLICT (merge-under-way), or if one of them changed in the meantime */
export function createMergeRecords<Kind extends MergedKind>(
  deps: RecordDeps,
  merging: Merging<Kind>,
): MergeRecords<Kind> {
  const { models, kinds, transact, tablesOf } = deps
  const { kind } = merging

  async function write(
    own: MergeDeps,
    actor: Actor,
    tx: Transaction,
    { plan, merge }: { readonly plan: MergePlan; readonly merge: MergeRecord },
  ): Promise<string> {
    const { primary, losing, before } = plan
    const after = await merging.settle(own, actor, tx, { before, after: plan.values })
    const known = takenOver([...(await mergesInto(models, merge, tx)), merge])
    const stored = await merging.stored(own, tx, primary, after, known)
    if (stored === null) throw fieldProblem('nothing-given')
    const { $set, $unset = {} } = stored
    await writeRecordVersion(models, tx, merging, primary, {
      $set: { ...$set, ...known },
      ...(Object.keys($unset).length > 0 && { $unset }),
    })
    const gone = { deletedAt: tx.at, mergedInto: primary._id, ...merging.leaving.$set }
    const { $unset: left } = merging.leaving
    await writeRecordVersion(models, tx, merging, losing, { $set: gone, ...(left !== undefined && { $unset: left }) })
    const more = await beginFollowing(own, tx, merge)
    await models.merges.create([{ ...merge, state: more ? 'moving' : 'merged' }], { session: tx.session })
    return nameOf(merging, $set)
  }

  return async (actor, pair) =>
    transact(
      actor,
      `${kind}.merge-${pair.primary}-${pair.losing}`,
      async (tx): Promise<MergedRecords<Kind>> => {
        const own = { models, kinds, fields: tablesOf(actor) }
        const table: FieldTable = own.fields[kind]
        const plan = await planMerge(own, merging, actor, pair, tx)
        const { primary, losing, words } = plan
        const { workspaceId } = primary
        await assertSettled(models, tx, { workspaceId, kind }, [primary._id, losing._id])
        const behind = await mergesInto(models, { workspaceId, primaryId: losing._id }, tx)
        const target = mergedRef(merging.kind, idOf(primary._id))
        const elsewhere = merging.related(plan.before, plan.values, valuesOf(table, losing))
        const undoId = tx.record({
          type: `${kind}.merged`,
          target,
          related: [target, mergedRef(merging.kind, idOf(losing._id)), ...elsewhere],
          changes: [...plan.changes, ...factsOf(merging, plan)],
        })
        const merge: MergeRecord = {
          _id: new Types.ObjectId(),
          workspaceId,
          kind,
          primaryId: primary._id,
          losingId: losing._id,
          takenIds: [losing._id, ...behind.flatMap(({ takenIds }) => takenIds)],
          words,
          eventId: objectId(undoId),
          state: 'moving',
          at: tx.at,
        }
        const displayName = await write(own, actor, tx, { plan, merge })
        return { id: pair.primary, displayName, losingName: nameOf(merging, losing), undoId }
      },
      { undoable: true },
    )
}
