/** The inverse of every change of a rule about who gets what. */
import type { EventRecord } from '../../models/event.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { changedSince, type InverseDeps, type InverseResult, recordOpposite } from '../undo/inverse.ts'
import { plainRule, ruleBefore, settledRule, storedRule } from './plain-rule.ts'
import { writeRuleVersion } from './rule-store.ts'

export async function undoRuleChanged(
  { models }: InverseDeps,
  _: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { workspaceId, target, type, changes } = event
  const filter = { workspaceId, _id: target.id }
  const rule = await models.assignmentRules.findOne(filter, null, { session: tx.session }).lean()
  const isGone = rule !== null && rule.deletedAt !== null
  if (rule === null || isGone !== (type === 'assignment-rule.deleted')) throw changedSince(event)
  const opposite = changes.map(({ path, from, to }) => ({ path, from: to, to: from }))
  if (type === 'assignment-rule.deleted') {
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
  await writeRuleVersion(models, tx, rule, storedRule(settledRule(before), now))
  recordOpposite(tx, event, 'assignment-rule.updated', opposite)
  return { name: before.name, effect: 'changed' }
}
