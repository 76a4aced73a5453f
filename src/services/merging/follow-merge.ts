/** Lets references follow a merge, or its undo, portion by portion. */
import { idOf, type MergeId, objectId } from '../../models/ids.ts'
import type { MergeRecord } from '../../models/merge.ts'
import type { SystemActor } from '../core/actor.ts'
import { createPace } from '../core/pace.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { syncNextTaskAt } from '../tasks/write-task.ts'
import { takeOverTouch } from '../touches/take-over-touch.ts'
import { STRAGGLERS_AFTER_MS } from '../team/hand-over-job.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { MERGE_JOB, type MergePayload } from './merge-job.ts'
import type { MergeDeps } from './mergeable.ts'
import { moveBack, moveReferences } from './move-references.ts'

/** Tasks have moved: what is planned next with the two has changed. What touched the losing record has touched the primary. */
async function syncTimes(
  { models }: MergeDeps,
  tx: Transaction,
  { kind, workspaceId, primaryId, losingId }: MergeRecord,
  isBack: boolean,
): Promise<void> {
  // On the way back, the touches of both are looked up by the event that says so.
  const isTouched = kind === 'contact' || kind === 'company'
  if (isTouched && !isBack) await takeOverTouch(models, { kind, workspaceId, primaryId, losingId }, tx.session)
  if (kind !== 'contact') return
  await syncNextTaskAt(models, tx, { workspaceId, contactId: primaryId })
  if (isBack) await syncNextTaskAt(models, tx, { workspaceId, contactId: losingId })
}

/**
 * Moves the first portion inside the command of a merge or its undo, and promises the rest.
 *
 * @returns whether there may be more; then the two records stay closed to other merges until the job is done
 */
export async function beginFollowing(deps: MergeDeps, tx: Transaction, merge: MergeRecord): Promise<boolean> {
  const isBack = merge.state === 'separating'
  const more = await (isBack ? moveBack : moveReferences)(deps, tx, merge)
  await syncTimes(deps, tx, merge, isBack)
  const payload = {
    workspaceId: idOf<MergePayload['workspaceId']>(merge.workspaceId),
    mergeId: idOf<MergeId>(merge._id),
  }
  if (more) tx.enqueue(MERGE_JOB, payload)
  // A note, say, that was added at the same moment to a record that was still there.
  if (!isBack) tx.enqueue(MERGE_JOB, payload, { runAt: new Date(tx.at.getTime() + STRAGGLERS_AFTER_MS) })
  return more
}

export type FollowMerge = (actor: SystemActor, payload: MergePayload, signal?: AbortSignal) => Promise<void>

const SETTLED = { moving: 'merged', separating: 'separated' } as const

export function createFollowMerge(deps: RecordDeps): FollowMerge {
  const { models, kinds, transact, tablesOf } = deps

  /** @returns whether there may be more */
  async function portion(own: MergeDeps, tx: Transaction, { workspaceId, mergeId }: MergePayload): Promise<boolean> {
    const { session } = tx
    const filter = { workspaceId: objectId(workspaceId), _id: objectId(mergeId) }
    // Written, not only read: if the merge is undone at the same moment, one of the two commands waits for the other.
    const merge = await models.merges.findOneAndUpdate(filter, { $set: { followedAt: tx.at } }, { session }).lean()
    if (merge === null || merge.state === 'separated') return false
    const isBack = merge.state === 'separating'
    const more = await (isBack ? moveBack : moveReferences)(own, tx, merge)
    await syncTimes(own, tx, merge, isBack)
    if (more || merge.state === 'merged') return more
    await models.merges.updateOne(filter, { $set: { state: SETTLED[merge.state] } }, { session })
    return false
  }

  return async (actor, payload, signal) => {
    const regional = await readRegionalSettings(models, payload.workspaceId)
    if (regional === null) return
    const own = { models, kinds, fields: tablesOf(regional) }
    const pace = createPace()
    for (let part = 0; ; part++) {
      signal?.throwIfAborted()
      if (!(await transact(actor, `merge.follow-${part}`, (tx) => portion(own, tx, payload), { pace }))) return
    }
  }
}
