/** The inverse of every change of a rule about who gets what. */
import type { AssignmentRuleRecord } from '../../models/assignment-rule.ts'
import type { EventRecord } from '../../models/event.ts'
import { idOf } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { lockWorkspace } from '../core/lock-workspace.ts'
import type { Transaction } from '../core/transact.ts'
import { changedSince, type InverseDeps, type InverseResult, recordOpposite } from '../undo/inverse.ts'
import { freeRuleName } from './arrange-rules.ts'
import { plainRule, ruleBefore, settledRule, storedRule } from './plain-rule.ts'
import { readRules, writeRuleVersion } from './rule-store.ts'

/** @throws AppError VALIDATION (name-taken) */
async function assertNameFree(
  { models }: InverseDeps,
  actor: Actor,
  tx: Transaction,
  { _id, name }: Pick<AssignmentRuleRecord, '_id' | 'name'>,
): Promise<void> {
  await lockWorkspace(models, tx, actor.workspaceId)
  freeRuleName(await readRules(models, actor, tx), { typed: name, own: idOf(_id) })
}

export async function undoRuleChanged(
  deps: InverseDeps,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models } = deps
  const { workspaceId, target, type, changes } = event
  const filter = { workspaceId, _id: target.id }
  const rule = await models.assignmentRules.findOne(filter, null, { session: tx.session }).lean()
  const isGone = rule !== null && rule.deletedAt !== null
  if (rule === null || isGone !== (type === 'assignment-rule.deleted')) throw changedSince(event)
  const opposite = changes.map(({ path, from, to }) => ({ path, from: to, to: from }))
  if (type === 'assignment-rule.deleted') {
    await assertNameFree(deps, actor, tx, rule)
    await writeRuleVersion(models, tx, rule, { deletedAt: null })
    recordOpposite(tx, event, 'assignment-rule.created', opposite)
    return { name: rule.name, effect: 'back' }
  }
  if (type === 'assignment-rule.created') {
    if (rule.version !== 1) throw changedSince(event)
    await writeRuleVersion(models, tx, rule, { deletedAt: tx.at })
    recordOpposite(tx, event, 'assignment-rule.deleted', opposite)
    return { name: rule.name, effect: 'gone' }
  }
  const now = plainRule(rule)
  const before = ruleBefore(now, changes)
  if (before === null) throw changedSince(event)
  if (before.name !== now.name) await assertNameFree(deps, actor, tx, { ...rule, name: before.name })
  await writeRuleVersion(models, tx, rule, storedRule(settledRule(before), now))
  recordOpposite(tx, event, 'assignment-rule.updated', opposite)
  return { name: before.name, effect: 'changed' }
}
