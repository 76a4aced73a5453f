/** The read and the guarded write of a rule, shared by everything that changes one. */
import { AppError } from '../../errors.ts'
import type { AssignmentRuleRecord } from '../../models/assignment-rule.ts'
import { type AssignmentRuleId, type EventId, idOf, objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Performer } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { changesOfRule, type PlainRule, plainRule, settledRule, storedRule } from './plain-rule.ts'

export function noSuchRule(): AppError {
  return new AppError('NOT_FOUND', { message: 'No such rule', details: { kind: 'assignment-rule' } })
}

/** @throws AppError NOT_FOUND, also for a deleted rule */
export async function readRule(
  models: Models,
  { workspaceId }: Pick<Performer, 'workspaceId'>,
  id: AssignmentRuleId,
  tx?: Transaction,
): Promise<AssignmentRuleRecord> {
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(id), deletedAt: null }
  const rule = await models.assignmentRules
    .findOne(filter, null, tx === undefined ? {} : { session: tx.session })
    .lean()
  if (rule === null) throw noSuchRule()
  return rule
}

/** The rules of a workspace in their order. */
export async function readRules(
  models: Models,
  { workspaceId }: Pick<Performer, 'workspaceId'>,
  tx?: Transaction,
): Promise<readonly AssignmentRuleRecord[]> {
  const found = await models.assignmentRules
    .find(
      { workspaceId: objectId(workspaceId), deletedAt: null },
      null,
      tx === undefined ? {} : { session: tx.session },
    )
    .sort({ position: 1 })
    .lean()
  // Two that were added at the same moment may have the same place.
  return found.toSorted((a, b) => a.position - b.position || (idOf(a._id) < idOf(b._id) ? -1 : 1))
}

/** One guarded write: it succeeds only on the version that was read. @throws AppError CONFLICT */
export async function writeRuleVersion(
  models: Models,
  tx: Transaction,
  { _id, workspaceId, version }: Pick<AssignmentRuleRecord, '_id' | 'workspaceId' | 'version'>,
  $set: Record<string, unknown>,
): Promise<void> {
  const written = await models.assignmentRules.updateOne(
    { workspaceId, _id, version },
    { $set, $inc: { version: 1 } },
    { session: tx.session },
  )
  if (written.modifiedCount !== 1)
    throw new AppError('CONFLICT', { message: 'The rule changed meanwhile', details: { reason: 'changed-meanwhile' } })
}

/**
 * Writes what a rule is from now on, with assignment-rule.updated.
 *
 * @param undoes the command that this undoes
 * @returns the event, by which it can be undone; null if nothing changes
 */
export async function writeRule(
  models: Models,
  tx: Transaction,
  rule: AssignmentRuleRecord,
  wanted: PlainRule,
  undoes?: string,
): Promise<EventId | null> {
  const before = plainRule(rule)
  const after = settledRule(wanted)
  const changes = changesOfRule(before, after)
  if (changes.length === 0) return null
  await writeRuleVersion(models, tx, rule, storedRule(after, before))
  return tx.record({
    type: 'assignment-rule.updated',
    target: { kind: 'assignment-rule', id: idOf(rule._id) },
    changes,
    ...(undoes !== undefined && { undoes }),
  })
}
