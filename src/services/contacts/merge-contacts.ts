/**
 * Merges two contacts: the primary gets what it lacks, deals, tasks and notes follow, and the losing one is deleted with a
 * reference to the primary. It stays as it was, so that the merge can be undone (separate-contacts.ts).
 */
import { Types } from 'mongoose'

import type { Change } from '../../models/event.ts'
import { type ContactId, type EventId, idOf, objectId } from '../../models/ids.ts'
import type { MergeRecord } from '../../models/merge.ts'
import { relinkCompany } from '../companies/company-of-contact.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import { leftPath } from '../fields/left-path.ts'
import { valuesOf } from '../fields/values.ts'
import { beginFollowing } from '../merging/follow-merge.ts'
import { assertSettled, mergesInto, takenOver } from '../merging/merge-state.ts'
import { type ContactPair, type MergePlan, planMerge } from './merge-plan.ts'
import { relatedOfContact, storedContact, writeVersion } from './write-contact.ts'

export type MergedContacts = {
  readonly id: ContactId
  readonly displayName: string
  readonly losingName: string
  readonly undoId: EventId
}

export type MergeContacts = (actor: Actor, pair: ContactPair) => Promise<MergedContacts>

/** What the event of a merge says besides the primary's new values. Names: it is told in timelines of both. */
function factsOf({ primary, losing, left }: MergePlan): readonly Change[] {
  return [
    { path: 'mergedId', from: null, to: losing._id.toHexString() },
    { path: 'names', from: losing.displayName, to: primary.displayName },
    ...left.map(({ path, value }) => ({ path: leftPath(path), from: value, to: null })),
  ]
}

/** @throws AppError as {@link planMerge} does; CONFLICT (merge-under-way), or if one of them changed in the meantime */
export function createMergeContacts(deps: RecordDeps): MergeContacts {
  const { models, transact, tablesOf } = deps

  async function write(
    own: TableDeps,
    actor: Actor,
    tx: Transaction,
    { plan, merge }: { readonly plan: MergePlan; readonly merge: MergeRecord },
  ): Promise<string> {
    const { primary, losing, before, values } = plan
    // It cannot be removed at the same moment as unused.
    const isNew = values.company !== null && values.company !== before.company
    const company = isNew ? await relinkCompany(models, actor, tx, values.company) : null
    const after = company === null ? values : { ...values, company: company.id }
    const known = takenOver([...(await mergesInto(models, merge, tx)), merge])
    const { $set, $unset } = await storedContact(own, actor, tx, after, known)
    await writeVersion(models, tx, primary, {
      $set: { ...$set, ...known },
      ...(Object.keys($unset).length > 0 && { $unset }),
    })
    await writeVersion(models, tx, losing, { $set: { deletedAt: tx.at, mergedInto: primary._id } })
    const more = await beginFollowing(deps, tx, merge)
    await models.merges.create([{ ...merge, state: more ? 'moving' : 'merged' }], { session: tx.session })
    return $set.displayName
  }

  return async (actor, pair) =>
    transact(
      actor,
      `contact.merge-${pair.primary}-${pair.losing}`,
      async (tx): Promise<MergedContacts> => {
        const own = { models, fields: tablesOf(actor) }
        const plan = await planMerge(own, actor, pair, tx)
        const { primary, losing, words } = plan
        const { workspaceId } = primary
        await assertSettled(models, tx, { workspaceId, kind: 'contact' }, [primary._id, losing._id])
        const behind = await mergesInto(models, { workspaceId, primaryId: losing._id }, tx)
        const refs = [primary, losing].map(({ _id }) => ({ kind: 'contact', id: idOf<ContactId>(_id) }) as const)
        const undoId = tx.record({
          type: 'contact.merged',
          target: { kind: 'contact', id: pair.primary },
          related: [...refs, ...relatedOfContact(plan.before, plan.values, valuesOf(own.fields.contact, losing))],
          changes: [...plan.changes, ...factsOf(plan)],
        })
        const merge: MergeRecord = {
          _id: new Types.ObjectId(),
          workspaceId,
          kind: 'contact',
          primaryId: primary._id,
          losingId: losing._id,
          takenIds: [losing._id, ...behind.flatMap(({ takenIds }) => takenIds)],
          words,
          eventId: objectId(undoId),
          state: 'moving',
          at: tx.at,
        }
        const displayName = await write(own, actor, tx, { plan, merge })
        return { id: pair.primary, displayName, losingName: losing.displayName, undoId }
      },
      { undoable: true },
    )
}
